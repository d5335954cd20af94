import Glibc

/// What a folder stands on.
public struct FileSystem: Hashable, Sendable {
  /// As the system calls it: `ext4`, `nfs4`.
  public let type: String

  /// Whether other machines may write there too: of that inotify says nothing.
  public var isRemote: Bool {
    ["nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "glusterfs"].contains(type)
      || type.hasPrefix("fuse.")
  }
}

/// The file system that holds `folder`; `nil` where the system does not tell.
func fileSystem(of folder: String, _ disk: Disk) -> FileSystem? {
  guard let real = realpath(folder, nil) else { return nil }
  defer { free(real) }
  let path = String(cString: real)
  guard let table = try? disk.contents(of: "/proc/self/mountinfo") else { return nil }
  // `36 35 98:0 /root /mount/point options - type source options` (proc(5)); the deepest counts.
  let mounts = String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { line in
    let (fields, rest) = (line.split(separator: " "), line.split(separator: " - ").last)
    let type = rest?.split(separator: " ").first
    return fields.count > 4 ? (point: fields[4], type: type ?? "") : nil
  }
  let holding = mounts.filter {
    $0.point == "/" || path == $0.point || path.hasPrefix("\($0.point)/")
  }
  return holding.max { $0.point.utf8.count <= $1.point.utf8.count }
    .map { FileSystem(type: String($0.type)) }
}
