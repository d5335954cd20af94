import Glibc

/// A refusal of the operating system, by its number (`errno`).
public struct SystemError: Error, Hashable, Sendable {
  public let code: Int32

  public init(_ code: Int32) { self.code = code }

  /// What the last call was refused for.
  static var last: SystemError { SystemError(errno) }

  /// What the number means, for people.
  public var reason: String {
    switch code {
    case ENOSPC: "磁盘已满"
    case EDQUOT: "磁盘配额已用完"
    case EIO: "磁盘读写出错"
    case EROFS: "所在的磁盘是只读的"
    case ENOENT: "文件或文件夹不存在"
    case ENOTDIR: "路径中有一段不是文件夹"
    case EISDIR: "这是文件夹，不是文件"
    case EEXIST: "已有同名的文件或文件夹"
    case ENOTEMPTY: "文件夹不是空的"
    case EACCES, EPERM: "没有权限"
    case EMFILE, ENFILE: "打开的文件太多"
    case ENOMEM: "内存不足"
    case EFBIG: "文件超过允许的大小"
    case ENAMETOOLONG: "名称太长"
    case ELOOP: "这是链接（台账自己的文件不能是链接），或链接绕成了圈"
    case ESPIPE: "这是管道或设备，不是文件"
    case ENOLCK, EOPNOTSUPP: "所在的文件系统不支持文件锁"
    default: otherReason
    }
  }

  private var otherReason: String {
    switch code {
    case EBADF: "文件没有打开"
    case EBUSY: "正被系统占用"
    case ETXTBSY: "正被其他程序使用"
    case EINVAL: "系统不接受这一操作"
    case EPIPE: "读取的一方已经关闭"
    case ESTALE: "文件在读取期间被改动或移走"
    case ETIMEDOUT: "等候超时"
    case EXDEV: "不在同一个磁盘上"
    case ENXIO, ENODEV: "设备不可用"
    default: "系统错误（编号 \(code)）"
    }
  }
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

  /// Whether there is nothing that it could be written to.
  var isNoPlace: Bool {
    isAbsence || [EEXIST, EISDIR, ENAMETOOLONG, ELOOP, ENOTEMPTY].contains(code)
  }

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

  private var cause: String { "\(SystemError(code).reason)，\(advice)" }

  private var advice: String {
    switch code {
    case ENOSPC: "请清出空间后再试"
    case EDQUOT: "请清出空间或请管理员调整配额后再试"
    case EIO: "请尽快备份台账并请管理员检查磁盘"
    case EROFS: "请换用可写的位置"
    case ENOENT, ENOTDIR, EISDIR, EEXIST, ELOOP, ESPIPE: "请核对路径"
    case EACCES, EPERM: "请联系台账的管理员"
    case EMFILE, ENFILE, ENOMEM: "请关闭其他程序后再试"
    case ENAMETOOLONG: "请改短后再试"
    case ENOLCK, EOPNOTSUPP: "请把台账放在本机磁盘上"
    case EBUSY, ESTALE, ETXTBSY, ETIMEDOUT: "请稍后再试"
    default: "请联系管理员"
    }
  }
}
