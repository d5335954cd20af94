import CZip
import Glibc

/// How much of somebody else's file is read before it is refused.
public struct PackageLimits: Hashable, Sendable {
  public var parts = 2_000
  /// Bytes of one part, and of all that is read, as they are after inflating.
  public var partBytes = 256 << 20
  public var totalBytes = 512 << 20
  /// How many times its packed size a part may grow, once it is over 1 MiB: texts and sheets grow
  /// twenty times.
  public var growth = 100

  public init() {}
}

/// Reads the parts of an Office file that nobody vouches for: sizes that it declares are not
/// believed, and checksums are compared.
public final class PackageReader {
  private let archive: OpaquePointer
  /// The file in memory, `nil` where it is read from where it lies.
  private let bytes: UnsafeMutableRawPointer?
  private let limits: PackageLimits
  private var total = 0
  /// What the parts say of their sizes, in pages of 4 KiB: it may be anything.
  private var declaredPages = 0

  public init(_ file: [UInt8], limits: PackageLimits = PackageLimits()) throws(OfficeFault) {
    if file.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .legacyOrEncrypted }
    guard file.starts(with: [0x50, 0x4B]) else { throw .notPackage }
    try checkDirectory(of: file, limits)
    guard let copy = malloc(file.count) else { throw .notPackage }
    file.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
    }
    var failure = zip_error_t()
    let source = zip_source_buffer_create(copy, zip_uint64_t(file.count), 0, &failure)
    guard let source,
      let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &failure)
    else {
      if let source { zip_source_free(source) }
      free(copy)
      throw .notPackage
    }
    (self.archive, bytes, self.limits) = (archive, copy, limits)
    try checkParts()
  }

  /// Reads a package from the file at `path`, which may be too large to be held in memory.
  public init(
    at path: String, limits: PackageLimits = PackageLimits()
  ) throws(OfficeFault) {
    try checkDirectory(of: lastBytes(of: path), limits)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
      throw .notPackage
    }
    (self.archive, bytes, self.limits) = (archive, nil, limits)
    try checkParts()
  }

  private func checkParts() throws(OfficeFault) {
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.parts else { throw .tooManyParts(count) }
    try checkNames(names)
    declaredPages = (0..<count).reduce(0) { $0 + Int(clamping: status(UInt64($1)).size >> 12) }
  }

  deinit {
    zip_discard(archive)
    free(bytes)
  }

  /// How much of the file has been read, from 0 to 1, as far as its own word goes.
  public var progress: Double { min(1, Double(total) / (Double(max(1, declaredPages)) * 4096)) }

  public func has(_ part: String) -> Bool { place(of: part) != nil }

  /// Whether a part is a file, as far as the package tells: no folder, link or device.
  public func isFile(_ part: String) -> Bool {
    guard let place = place(of: part), !part.hasSuffix("/") else { return false }
    var (system, attributes) = (zip_uint8_t(0), zip_uint32_t(0))
    zip_file_get_external_attributes(archive, place, 0, &system, &attributes)
    let kind = mode_t(attributes >> 16) & S_IFMT
    return Int32(system) != ZIP_OPSYS_UNIX || kind == 0 || kind == S_IFREG
  }

  /// The names of the parts, in the order of the file.
  public var names: [String] {
    (0..<zip_get_num_entries(archive, 0)).compactMap {
      zip_get_name(archive, zip_uint64_t($0), 0).map { String(cString: $0) }
    }
  }

  /// A part from its beginning to its end.
  public func bytes(of part: String) throws(OfficeFault) -> [UInt8] {
    let stream = try open(part)
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try stream.read(into: chunk)
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
    }
  }

  /// A part, to be read piece by piece.
  public func open(_ part: String) throws(OfficeFault) -> PartStream {
    guard let place = place(of: part) else { throw .missingPart(part) }
    let status = status(place)
    guard status.encryption_method == 0 else { throw .encryptedPart(part) }
    guard [0, 8].contains(status.comp_method), let file = zip_fopen_index(archive, place, 0) else {
      throw .damaged(part)
    }
    return PartStream(part, file, packedSize: Int(clamping: status.comp_size), of: self)
  }

  private func status(_ place: zip_uint64_t) -> zip_stat_t {
    var status = zip_stat_t()
    zip_stat_index(archive, place, 0, &status)
    return status
  }

  private func place(of part: String) -> zip_uint64_t? {
    let place = zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE))
    return place < 0 ? nil : zip_uint64_t(place)
  }

  fileprivate func count(_ bytes: Int, of stream: PartStream) throws(OfficeFault) {
    total += bytes
    guard stream.size <= limits.partBytes, total <= limits.totalBytes else {
      throw .tooLarge(stream.name)
    }
    if stream.size > 1 << 20, stream.size / max(1, stream.packedSize) > limits.growth {
      throw .inflated(stream.name)
    }
  }
}

/// A part that is being read.
public final class PartStream {
  public let name: String
  fileprivate let packedSize: Int
  /// How many bytes have been read.
  public private(set) var size = 0
  private let file: OpaquePointer
  private let package: PackageReader

  fileprivate init(
    _ name: String, _ file: OpaquePointer, packedSize: Int, of package: PackageReader
  ) {
    (self.name, self.file, self.packedSize, self.package) = (name, file, packedSize, package)
  }

  deinit { zip_fclose(file) }

  /// Fills `buffer` as far as there is something, and answers with how many bytes there were: 0 at
  /// the end. Throws where the part is damaged, or more than is read of anybody.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(OfficeFault) -> Int {
    let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
    guard count >= 0 else { throw .damaged(name) }
    size += count
    try package.count(count, of: self)
    return count
  }
}
