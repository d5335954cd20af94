import Glibc

/// A refusal of the operating system, by its number (`errno`).
public struct SystemError: Error, Hashable, Sendable {
  public let code: Int32

  public init(_ code: Int32) { self.code = code }

  /// What the last call was refused for.
  static var last: SystemError { SystemError(errno) }
}

/// Something the disk would not do.
public struct DiskFailure: Error, Hashable, Sendable {
  /// What was tried.
  public enum Action: Hashable, Sendable {
    case read, write, replace, create, list, remove, lock
  }

  public let action: Action
  public let path: String
  public let code: Int32

  public init(_ action: Action, _ path: String, _ code: Int32) {
    (self.action, self.path, self.code) = (action, path, code)
  }

  var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  var isDenial: Bool { code == EACCES || code == EPERM || code == EROFS }
}

extension DiskFailure: CustomStringConvertible {
  /// What failed, why, and what to do.
  public var description: String { "\(verb) \(path) 未成：\(cause)" }

  private var verb: String {
    switch action {
    case .read: "读取"
    case .write, .replace: "写入"
    case .create: "新建"
    case .list: "列出"
    case .remove: "删除"
    case .lock: "锁定"
    }
  }

  private var cause: String {
    switch code {
    case ENOSPC: "磁盘已满，请清出空间后再试"
    case EDQUOT: "磁盘配额已用完，请清出空间或请管理员调整配额后再试"
    case EIO: "磁盘读写出错，请尽快备份台账并请管理员检查磁盘"
    case EROFS: "所在的磁盘是只读的，请换用可写的位置"
    case ENOENT: "文件或文件夹不存在，请核对路径"
    case ENOTDIR: "路径中有一段不是文件夹，请核对路径"
    case EISDIR: "这是文件夹，不是文件，请核对路径"
    case EACCES, EPERM: "没有权限，请联系台账的管理员"
    case EMFILE, ENFILE: "打开的文件太多，请关闭其他程序后再试"
    case EFBIG: "文件超过允许的大小，请联系管理员"
    case ENAMETOOLONG: "名称太长，请改短后再试"
    case ENOLCK, EOPNOTSUPP: "所在的文件系统不支持文件锁，请把台账放在本机磁盘上"
    default: "\(String(cString: strerror(code)))（\(code)），请联系管理员"
    }
  }
}
