import CZip
import Glibc

/// A part of an Office file: a named file in its zip package.
public struct PackagePart: Hashable, Sendable {
  public let name: String
  public let bytes: [UInt8]

  public init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// The bytes of a zip package with `parts` in this order; the same parts give the same bytes.
public func packed(_ parts: [PackagePart]) throws(OfficeFault) -> [UInt8] {
  var failure = zip_error_t()
  guard let target = zip_source_buffer_create(nil, 0, 1, &failure) else {
    throw .notWritten("内存不足")
  }
  defer { zip_source_free(target) }
  zip_source_keep(target)
  guard let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &failure) else {
    zip_source_free(target)
    throw .notWritten(reason(of: &failure))
  }
  do throws(OfficeFault) {
    for part in parts { try add(part, to: archive) }
  } catch {
    zip_discard(archive)
    throw error
  }
  guard zip_close(archive) == 0 else {
    let fault = OfficeFault.notWritten(String(cString: zip_strerror(archive)))
    zip_discard(archive)
    throw fault
  }
  return try contents(of: target)
}

private func add(_ part: PackagePart, to archive: OpaquePointer) throws(OfficeFault) {
  // libzip reads the bytes when it closes, and frees them then: it gets a copy of its own.
  guard let copy = malloc(max(1, part.bytes.count)) else { throw .notWritten("内存不足") }
  part.bytes.withUnsafeBytes { bytes in
    if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
  }
  guard let source = zip_source_buffer(archive, copy, zip_uint64_t(part.bytes.count), 1) else {
    free(copy)
    throw .notWritten(String(cString: zip_strerror(archive)))
  }
  _ = try add(source, as: part.name, to: archive)
}

/// Adds a part that is read when the archive is closed, and answers with its place.
func add(
  _ source: OpaquePointer, as name: String, to archive: OpaquePointer
) throws(OfficeFault) -> zip_uint64_t {
  let place = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
  guard place >= 0 else {
    zip_source_free(source)
    throw .notWritten(String(cString: zip_strerror(archive)))
  }
  zip_set_file_compression(archive, zip_uint64_t(place), ZIP_CM_DEFLATE, 6)
  // The first day that a zip package knows, whatever the clock and its zone.
  zip_file_set_dostime(archive, zip_uint64_t(place), 0, 0x21, 0)
  return zip_uint64_t(place)
}

private func contents(of source: OpaquePointer) throws(OfficeFault) -> [UInt8] {
  var status = zip_stat_t()
  guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
    throw .notWritten("读不回压缩包")
  }
  defer { zip_source_close(source) }
  let size = Int(status.size)
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
  }
  guard bytes.count == size else { throw .notWritten("读不回压缩包") }
  return bytes
}

/// What libzip means by an error.
func reason(of error: inout zip_error_t) -> String {
  defer { zip_error_fini(&error) }
  return String(cString: zip_error_strerror(&error))
}
