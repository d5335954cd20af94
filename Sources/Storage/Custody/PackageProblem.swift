import OfficeFiles

/// Why a packed ledger is not unpacked.
public indirect enum PackageProblem: Error, Hashable, Sendable {
  case notThere
  case office(OfficeFault)
  /// A part that no ledger has.
  case strange(String)
  /// A part that is a link, a folder or a device.
  case notAFile(String)
  case missing(String)
  /// A line of the list of checksums that is none.
  case badList(line: Int)
  /// A part that the list does not name, or a name without its part.
  case unlisted(String)
  case otherChecksum(String)
  /// Evidence that is not what its name says.
  case otherEvidence(String)
  /// What a package that was just written turns out to have.
  case afterPacking(PackageProblem)
  /// What the files of the ledger say is wrong.
  case contents(StorageError)
}

extension PackageProblem: CustomStringConvertible {
  /// What is wrong and what to do, without a full stop.
  public var description: String {
    switch self {
    case .notThere: "没有这个文件，或不能读取，请核对路径和权限"
    case .office(let fault): phrase(fault)
    case .strange(let name): "其中有不属于台账的“\(name)”，请核实包的来源"
    case .notAFile(let name): "其中的 \(name) 不是普通文件（链接、文件夹或设备），请核实包的来源"
    case .missing(let name): "其中缺少 \(name)，请向打包的人重新索取"
    case .badList(let line): "校验清单（SHA256SUMS）第 \(line) 行写法不对，请向打包的人重新索取"
    case .unlisted(let name): "\(name) 与校验清单（SHA256SUMS）对不上，请向打包的人重新索取"
    case .otherChecksum(let name): "\(name) 与校验值不符，可能在传送中损坏或被改动，请重新索取"
    case .otherEvidence(let name): "\(name) 的内容与名称（校验值）不符，可能被改动，请核实包的来源"
    case .contents(let error): error.reason
    case .afterPacking(let problem): problem.description
    }
  }

  private func phrase(_ fault: OfficeFault) -> String {
    switch fault {
    case .legacyOrEncrypted, .notPackage, .missingPart, .malformedXML, .entities, .notWritten:
      "不是完整的 zip 文件，请重新复制或索取"
    case .encryptedPart(let part): "其中的 \(part) 是加密的，请向打包的人索取不加密的包"
    case .damaged(let part): "其中的 \(part) 已损坏，请重新复制或索取"
    case .tooManyParts(let count): "其中有 \(count) 个文件，超出台账的可能，请核实包的来源"
    case .oddPartName(let part): "其中有名称不正常的“\(part)”，请核实包的来源"
    case .doubledPart(let part): "其中有两个文件都叫 \(part)，请核实包的来源"
    case .tooLarge(let part): "其中的 \(part) 太大，请核实包的来源"
    case .inflated(let part): "其中的 \(part) 展开后异常地大（疑似压缩炸弹），请核实包的来源"
    }
  }
}
