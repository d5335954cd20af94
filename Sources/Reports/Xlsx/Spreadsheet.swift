import CXlsxWriter
import Glibc
import Rectification

/// An .xlsx workbook in the making, written by libxlsxwriter into memory.
///
/// The library reports what it does not like on standard error, over whatever the screen shows: so
/// callers give it nothing that it refuses, and what may fail outside is tried here first.
final class Spreadsheet {
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let file: Int32
  let styles: SheetStyles

  /// `day` is what the file says of its own making, so that the same state gives the same bytes.
  init(title: String, organization: String, day: Day) throws(ReportFault) {
    try Spreadsheet.tryTemporaryFile()
    file = cxlsx_memory_file()
    guard file >= 0 else { throw ReportFault("内存不足") }
    guard let book = workbook_new("/proc/self/fd/\(file)") else {
      close(file)
      throw ReportFault("内存不足")
    }
    self.book = book
    styles = SheetStyles(of: book)
    setProperties(title.fitForCell, organization.fitForCell, day)
  }

  deinit {
    if let book { lxw_workbook_free(book) }
    close(file)
  }

  /// Adds a sheet; its name is ours, at most 31 characters and without `[]:*?/\`.
  func addSheet(_ name: String) throws(ReportFault) -> SheetWriter {
    guard let book, let sheet = workbook_add_worksheet(book, name) else {
      throw ReportFault("不能添加工作表“\(name)”")
    }
    return SheetWriter(sheet, styles: styles)
  }

  func addChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(book, UInt8(type.rawValue))
  }

  /// The file; nothing can be added afterwards.
  func finish() throws(ReportFault) -> [UInt8] {
    // It frees the workbook, whether or not it could write it.
    let result = workbook_close(book)
    book = nil
    try demand(result)
    return try contents()
  }

  private func contents() throws(ReportFault) -> [UInt8] {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw ReportFault("读不回写好的内容") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    guard pread(file, &bytes, bytes.count, 0) == bytes.count else {
      throw ReportFault("读不回写好的内容")
    }
    return bytes
  }

  private func setProperties(_ title: String, _ company: String, _ day: Day) {
    var properties = lxw_doc_properties()
    let copies = [title, company].map { (text: String) in strdup(String(text.prefix(200))) }
    defer { copies.forEach { free($0) } }
    (properties.title, properties.company) = (copies[0], copies[1])
    properties.created = time_t(day.number * 86_400)
    workbook_set_properties(book, &properties)
  }

  /// The library puts sheets together in temporary files, as this does.
  private static func tryTemporaryFile() throws(ReportFault) {
    guard let file = tmpfile() else { throw ReportFault("临时文件夹不能写入，请检查空间和权限") }
    fclose(file)
  }
}

/// Passes on that libxlsxwriter refused something.
func demand(_ result: lxw_error) throws(ReportFault) {
  guard result != LXW_NO_ERROR else { return }
  throw ReportFault("libxlsxwriter 报告 \(String(cString: lxw_strerror(result)))")
}

extension ReportFault {
  /// The workbook could not be made, because of `reason`.
  init(_ reason: String) { self = .office(.notWritten(reason)) }
}
