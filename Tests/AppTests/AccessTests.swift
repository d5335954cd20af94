import Foundation
import Glibc
import Rectification
import Storage
import Testing

/// Who can read what the program writes.
@Suite struct AccessTests {
  @Test("A ledger is its owner's alone, whatever the umask", arguments: ["000", "022", "077"])
  func ledger(umask: String) throws {
    let place = try Workplace()
    let run = try place.shell(
      """
      umask \(umask); set -e
      $Z init 台账 >/dev/null
      $Z add issue --title 甲 --source inspection --section 政治建设 --department 办公室 >/dev/null
      $Z add measure --issue WT-001 --track 当下改 --content 开会 >/dev/null
      $Z attach CS-001 /etc/hostname >/dev/null; $Z --script /dev/null >/dev/null
      $Z pack p.zip >/dev/null; $Z unpack p.zip U >/dev/null
      find 台账 U -type d ! -perm 700 -print; find 台账 U p.zip -type f ! -perm 600 -print
      find 台账 -type f | wc -l
      """)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.lines.count == 1 && (Int(run.lines[0]) ?? 0) > 8, "\(run.output)")
  }

  @Test("What a group shares it keeps sharing, and others stay out", arguments: ["000", "077"])
  func group(umask: String) throws {
    let place = try smallLedger()
    let run = try place.shell(
      """
      umask \(umask); set -e
      chmod -R g+rwX,o+rX 台账
      $Z attach CS-001 /etc/hostname >/dev/null; $Z --script /dev/null >/dev/null
      $Z note WT-001 甲 >/dev/null
      stat -c '%a' 台账/evidence 台账/evidence/* 台账/backups/0*7-* 2>/dev/null || true
      find 台账/evidence -perm /007 -print
      """)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.lines.prefix(2) == ["770", "660"], "\(run.output)")
    #expect(!run.output.contains("台账/evidence"))
  }

  @Test("A folder that is its group's gives its files to that group, or to nobody else")
  func otherGroup() throws {
    guard getuid() == 0 else { return }
    let place = try smallLedger()
    let run = try place.shell(
      """
      set -e; umask 022; chmod a+rx .; cp $Z z
      chown -R 65534:4242 台账; chmod -R u+rwX,g+rwX,o-rwx 台账
      as() { setpriv --reuid 65534 --regid 65533 "$@" ./z --ledger 台账 attach CS-001 $F >/dev/null; }
      F=/etc/hostname as --groups 4242; stat -c '%a %g' 台账/evidence/*
      F=/etc/passwd as --groups 4242; stat -c '%a %g' 台账/evidence/* | sort -u
      chown 65534:4243 台账/evidence; F=/etc/group as --clear-groups
      find 台账/evidence -group 65533 -perm /070 -print
      """)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.lines == ["660 4242", "660 4242"], "\(run.output)")
  }

  @Test("What is for reviewers nobody else does, and check finds who did it all the same")
  func reviewers() throws {
    let place = try smallLedger()
    try place.run("edit", "ledger", "reviewers=zhou", "departments=办公室、机关党委")
    try place.run("done", "CS-001", "CS-003")
    for line in [["verify", "CS-003"], ["restore", "1", "--yes"]] {
      let run = try place.run(
        line, environment: ["ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": "hr@desk2"])
      #expect(run.status == 1 && run.messages.contains("请由 zhou 办理"), "\(run.messages)")
    }
    #expect(try place.run("verify", "CS-003", by: "zhou").status == 0)
    #expect(try place.run("check").status == 0)
    // Written past the program, with hashes that are right.
    var opened = try Store.open(place.ledger)
    let now = try #require(Instant("2023-06-01T10:00:00+08:00"))
    let open = Assignment(path: ["reviewers"], value: [])
    for change: Change in [.edit(.ledger, [open]), .verify("CS-001")] {
      _ = try opened.store.commit([change], by: "hr", at: now, on: now.day, in: &opened.ledger)
    }
    let journal = try String(contentsOfFile: place.ledger + "/journal.jsonl", encoding: .utf8)
    let head = journal.split(separator: "\n").dropLast(2)
    var forged = try #require(opened.ledger.history.events.last)
    forged.seq -= 1
    let hash = try #require(head.last).dropLast(2).suffix(64)
    let line = String(decoding: forged.line(after: String(hash)).bytes, as: UTF8.self)
    try (head.joined(separator: "\n") + "\n" + line)
      .write(toFile: place.ledger + "/journal.jsonl", atomically: true, encoding: .utf8)
    let check = try place.run("check")
    #expect(check.status == 1 && check.output.contains("hr 不在验收销号人员之列"), "\(check.output)")
  }

  @Test("A report respects the umask, and nobody sees it before it is whole")
  func report() throws {
    let place = try smallLedger()
    for (umask, mode) in [("002", "664"), ("022", "644"), ("077", "600")] {
      let run = try place.shell(
        "umask \(umask); $Z report --output \(umask).md && stat -c %a \(umask).md")
      #expect(run.lines.last == mode, "\(run.messages)")
    }
    let kept = try place.shell("chmod 604 077.md; $Z report --output 077.md; stat -c %a 077.md")
    #expect(kept.lines.last == "604")
    // Killed before it gets its mode: what is left is its maker's alone.
    let killed = try place.shell(
      "umask 000; strace -f -o /dev/null -e inject=fchmod:signal=KILL "
        + "$Z report --output x.md; ls -A; stat -c '%a' .zhenggai-*.tmp")
    #expect(killed.lines.last == "600", "\(killed.output)")
    #expect(!killed.lines.contains("x.md"))
  }

  @Test("A link that lies where a temporary file goes is not followed")
  func plantedLink() throws {
    let place = try smallLedger()
    let run = try place.shell(
      "mkfifo go; (read < go; exec $Z report --output r.md) & ln -s victim .zhenggai-$!.tmp; "
        + "echo > go; wait; ls -A; test ! -e victim && test -f r.md")
    #expect(run.status == 0, "\(run.output) \(run.messages)")
    #expect(!run.output.contains(".tmp"), "\(run.output)")
  }
}
