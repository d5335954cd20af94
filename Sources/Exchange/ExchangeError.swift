import Rectification
import Storage

/// Why ledgers could not be exchanged.
public enum ExchangeError: Error, Hashable, Sendable {
  case storage(StorageError)
  case noGit
  case oldGit(String)
  case noRemote
  case notARemote(String)
  case alreadyThere(String)
  /// The folder lies in somebody else's repository.
  case inside(String, repository: String)
  /// Files in the ledger's repository that are no part of the ledger.
  case strangers([String])
  /// A setting in the ledger's folder that could run a program.
  case unsafeSetting(String)
  case unreachable(String, reason: String)
  case denied(String, reason: String)
  case refused(String, reason: String)
  case noLedger(String)
  case severalBranches(String)
  case unreadable(String, StorageError)
  case rewritten(String)
  case otherLedger(String)
  /// Somebody else was faster each time.
  case beaten(Int)
  case failed(String, reason: String)
  /// There is no home folder to keep copies in.
  case noPlaceForCopies
  case stopped
}

extension ExchangeError {
  /// What the program ends with (commands.md).
  public var exitStatus: Int32 {
    switch self {
    case .storage(let error): error.exitStatus
    case .unreadable(_, let error): error.exitStatus == 66 ? 66 : 65
    case .stopped: 1
    case .noRemote, .notARemote: 64
    case .rewritten, .otherLedger, .severalBranches: 65
    case .noLedger: 66
    case .noGit, .oldGit, .alreadyThere, .inside, .strangers, .noPlaceForCopies: 73
    case .unreachable, .refused, .failed: 74
    case .beaten: 75
    case .denied, .unsafeSetting: 77
    }
  }
}

extension ExchangeError: CustomStringConvertible {
  /// One sentence: what is wrong, what to do next.
  public var description: String {
    switch self {
    case .storage(let error): error.description
    case .noGit: "没有找到 git；同步要用它，请安装 git 2.30 或更新的版本（如 apt-get install git）。"
    case .oldGit(let version): "这台机器的 git 是 \(version)，同步需要 2.30 或更新的版本，请升级。"
    case .noRemote: "还没有指明与哪里同步；请写明远端，例如 zhenggai sync ssh://服务器/台账.git。"
    case .notARemote(let text): "“\(text)”不能作远端，应为 ssh、https 或 file 的地址、仓库的路径，或数据包文件。"
    case .alreadyThere(let path): "“\(path)”已经存在，不会覆盖；请换一个位置。"
    case .inside(let folder, let repository):
      "台账“\(folder)”位于另一个 git 仓库（\(repository)）之中，同步会把两者混在一起；请把台账移到仓库之外。"
    case .strangers(let names):
      "台账文件夹里有不属于台账、也没有提交的文件（\(listed(names))），同步不会代为送出；请移走，或写进 .gitignore。"
    case .unsafeSetting(let key):
      "台账文件夹的 .git/config 里有 \(key)，可能运行他人的程序，没有同步；请核对后删去，本人的设置请用 git config --global。"
    case .unreachable(let remote, let reason):
      "连不上远端 \(remote)：\(reason)；台账没有改动，请核对地址和网络后再试。"
    case .denied(let remote, let reason):
      "没有使用远端 \(remote) 的权限：\(reason)；台账没有送出，请联系远端的管理员。"
    case .refused(let remote, let reason):
      "远端 \(remote) 不接收：\(reason)；已取回的内容都在台账上，请联系远端的管理员后再同步。"
    default: otherDescription
    }
  }

  private var otherDescription: String {
    switch self {
    case .noLedger(let remote):
      "远端 \(remote) 里不是台账（没有 ledger.json），没有同步；请核对地址，新的远端应是空仓库。"
    case .severalBranches(let remote):
      "远端 \(remote) 有几个分支，看不出哪个是台账，没有同步；请在远端设定默认分支（HEAD）。"
    case .unreadable(let remote, let error):
      "远端 \(remote) 的台账不能采用，本机的台账没有改动：\(reason(error))。"
    case .rewritten(let remote):
      "远端 \(remote) 的历史被改写，上次同步的内容已不在其中，没有同步；请与管理员核对，从备份恢复远端后再试。"
    case .otherLedger(let remote):
      "远端 \(remote) 是另一本台账，与本台账没有共同的开头，没有同步；请核对地址，要另取一份请用 join。"
    case .beaten(let times):
      "其他人一直在同步，试了 \(times) 次都没有轮到；台账没有丢失任何内容，请稍后再试。"
    case .failed(let what, let reason):
      "\(what.last?.isASCII == true ? what + " " : what)未成：\(reason)；台账没有丢失任何内容，请排除后再同步一次。"
    case .noPlaceForCopies: "没有存放远端副本的地方；请设置 HOME 或 XDG_CACHE_HOME。"
    case .stopped: "同步已停止；台账没有丢失任何内容，可以再同步一次。"
    default: ""
    }
  }

  /// What of another ledger's fault is for this desk to know.
  private func reason(_ error: StorageError) -> String {
    guard case .journalBroken(let fault) = error else { return error.reason }
    return "\(fault)，请远端的管理员用备份的文件恢复"
  }

  private func listed(_ names: [String]) -> String {
    names.prefix(3).joined(separator: "、") + (names.count > 3 ? " 等 \(names.count) 个" : "")
  }
}
