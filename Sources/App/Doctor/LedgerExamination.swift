import Glibc
import Rectification
import Storage

/// What is known of the ledger in a folder, sound or not.
struct LedgerExamination {
  let diagnoses: [Diagnosis]

  init(of folder: String) {
    let place = Diagnosis("位置", absolutePath(folder))
    guard Store.isLedger(folder) else {
      let advice = "这里没有台账：请用 --ledger 指明文件夹，或用 zhenggai init \(folder) 新建。"
      diagnoses = [Diagnosis("位置", absolutePath(folder), .attention, advice)]
      return
    }
    let condition = FolderCondition(of: folder)
    do {
      let opened = try Store.open(folder)
      diagnoses = [place] + contents(opened) + surroundings(condition, opened.store)
    } catch {
      let sentence = ErrorText(error).sentence
      diagnoses =
        [place, Diagnosis("台账", "打不开", .error, sentence)] + surroundings(condition, nil)
    }
  }
}

private func contents(_ opened: Opened) -> [Diagnosis] {
  let (store, ledger) = (opened.store, opened.ledger)
  let counts =
    "问题 \(ledger.issues.count) · 措施 \(ledger.measures.count) · 制度 \(ledger.policies.count)"
  let journal =
    store.obstacle.map { Diagnosis("留痕", "不完整", .error, $0.description) }
    ?? Diagnosis("留痕", "\(store.journal.last) 条，连续完整")
  let files =
    store.isBehind == 0
    ? Diagnosis("三个文件", "已更新到第 \(store.journal.last) 条")
    : Diagnosis("三个文件", "落后留痕 \(store.isBehind) 条", .normal, "改动都在留痕里，下次退出界面时补齐")
  let backups = (try? store.backups()) ?? []
  let kept =
    backups.first.map { Diagnosis("备份", "\(backups.count) 份，最近 \(localTime($0.seconds))") }
    ?? Diagnosis("备份", "还没有", .normal, "每次整理文件（如退出界面时）留一份")
  return [
    Diagnosis("格式", "第 \(Store.schemaVersion) 版"), Diagnosis("记录", counts), journal, files, kept,
  ]
}

private func surroundings(_ condition: FolderCondition, _ store: Store?) -> [Diagnosis] {
  [lock(condition.holder)] + (store.map { [watch($0)] } ?? [])
    + [fileSystem(condition), space(condition.freeBytes), permission(condition)]
}

private func lock(_ holder: LockHolder?) -> Diagnosis {
  guard let holder else { return Diagnosis("写入锁", "无人占用") }
  let name = holder.name ?? "未署名的进程"
  return Diagnosis(
    "写入锁", "\(name)，\(localTime(holder.since)) 起占用", .attention,
    "占用超过几秒说明那个程序停住了：请联系占用的人，或结束那个进程。")
}

private func watch(_ store: Store) -> Diagnosis {
  store.watch().descriptor != nil
    ? Diagnosis("他人改动", "即时看到")
    : Diagnosis("他人改动", "每 2 秒查看一次", .normal, "这里的文件系统不能即时告知")
}

private func fileSystem(_ condition: FolderCondition) -> Diagnosis {
  guard let system = condition.fileSystem else { return Diagnosis("文件系统", "不明") }
  return system.isRemote
    ? Diagnosis(
      "文件系统", "\(system.type)（网络）", .attention, "请确认服务器支持文件锁；多人同时办理最好放在同一台机器的本地磁盘。")
    : Diagnosis("文件系统", "\(system.type)（本地）")
}

private func space(_ bytes: Int?) -> Diagnosis {
  guard let bytes else { return Diagnosis("剩余空间", "不明") }
  let megabytes = bytes / 1_000_000
  let value = megabytes >= 10_000 ? "\(megabytes / 1000) GB" : "\(megabytes) MB"
  switch megabytes {
  case ..<10: return Diagnosis("剩余空间", value, .error, "快写不下了：请先清理磁盘再办理。")
  case ..<200: return Diagnosis("剩余空间", value, .attention, "请尽快清理磁盘。")
  default: return Diagnosis("剩余空间", value)
  }
}

private func permission(_ condition: FolderCondition) -> Diagnosis {
  condition.isWritable
    ? Diagnosis("权限", "可读可写")
    : Diagnosis("权限", "只读", .attention, "只能看不能改：要办理请联系台账的管理员。")
}
