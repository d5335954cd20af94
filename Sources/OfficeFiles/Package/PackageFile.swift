import CZip
import Glibc

/// A file that goes into a package on the disk.
public struct PackedFile: Hashable, Sendable {
  public let name: String
  public let path: String
  /// How many bytes of it, from its beginning; it may go on growing.
  public let size: Int
  /// Whether it is worth making smaller.
  public let isText: Bool

  public init(_ name: String, at path: String, size: Int, isText: Bool) {
    (self.name, self.path, self.size, self.isText) = (name, path, size, isText)
  }
}

/// Why a package could not be written: the system's number (`errno`).
public struct PackageNotWritten: Error, Hashable, Sendable {
  public let code: Int32
}

/// Writes a package of files to `path`, where none may be, without holding them in memory; who
/// unpacks it with other programs gets files that are the user's alone.
public func writePackage(
  _ files: [PackedFile], to path: String
) throws(PackageNotWritten) {
  errno = 0
  guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, nil) else {
    throw PackageNotWritten(code: errno == 0 ? EIO : errno)
  }
  let isComplete = files.allSatisfy { add($0, to: archive) }
  guard isComplete, zip_close(archive) == 0 else {
    let code = zip_error_code_system(zip_get_error(archive))
    zip_discard(archive)
    throw PackageNotWritten(code: code == 0 ? EIO : code)
  }
}

/// Whether the file could be added; what kept it from that, the archive remembers.
private func add(_ file: PackedFile, to archive: OpaquePointer) -> Bool {
  // A length of 0 would mean the whole file.
  let source =
    file.size == 0
    ? zip_source_buffer(archive, nil, 0, 0)
    : zip_source_file(archive, file.path, 0, zip_int64_t(file.size))
  guard let source, let place = try? add(source, as: file.name, to: archive) else { return false }
  if !file.isText { zip_set_file_compression(archive, place, ZIP_CM_STORE, 0) }
  let attributes = zip_uint32_t(S_IFREG | 0o600) << 16
  zip_file_set_external_attributes(archive, place, 0, zip_uint8_t(ZIP_OPSYS_UNIX), attributes)
  return true
}
