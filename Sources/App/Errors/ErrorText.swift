import ArgumentParser
import Cells
import Exchange
import Imports
import Rectification
import Reports
import Storage

/// What the user reads of an error, and how the program ends with it: the one place for both.
struct ErrorText {
  let sentence: String
  let status: ExitStatus

  init(_ error: any Error) {
    switch error {
    case let error as UsageError: self.init(error.description, error.status)
    case let error as RuleBroken: self.init(error.description, error.status)
    case let error as UndoRefused: self.init(error.description, .refused)
    case let error as StorageError:
      self.init(error.description, ExitStatus(rawValue: error.exitStatus) ?? .diskError)
    case let error as ExchangeError:
      self.init(error.description, ExitStatus(rawValue: error.exitStatus) ?? .diskError)
    case let error as LedgerListFault:
      self.init(error.description, ExitStatus(rawValue: error.exitStatus) ?? .badData)
    case let error as BadValue: self.init("台账数据有误：\(error.description)。", .badData)
    case let error as ReportFault: self.init(error.description, error.status)
    case let error as ImportFault: self.init(error.description, .badData)
    case let error as PlanFault: self.init(error.description, error.status)
    case let error as KeyScriptError: self.init(error.description, .badData)
    case let error as ConfigurationError: self.init(error.description, .badData)
    case _ where Zhenggai.exitCode(for: error) == .validationFailure: self.init(parserError: error)
    default: self.init(String(describing: error), .diskError)
    }
  }

  private init(_ sentence: String, _ status: ExitStatus) {
    self.sentence = sentence.sentenceLine
    self.status = status
  }

  /// What ArgumentParser says of wrong usage.
  private init(parserError error: any Error) {
    let text = ParserText(Zhenggai.message(for: error)).sentence
    self.init("\(text)；用 \(ErrorText.helpCommand(for: error)) 查看用法。", .wrongUsage)
  }

  /// The command that explains what the error is about, as the library names it.
  private static func helpCommand(for error: any Error) -> String {
    let hint = Zhenggai.fullMessage(for: error).split(separator: "\n").last { $0.contains("See '") }
    return hint?.split(separator: "'").dropFirst().first.map(String.init) ?? "zhenggai --help"
  }
}

extension ReportFault {
  var status: ExitStatus {
    switch self {
    case .records, .template: .badData
    case .office: .diskError
    case .noIssue: .wrongUsage
    case .stopped: .refused
    }
  }
}

extension PlanFault {
  var status: ExitStatus {
    switch self {
    case .nothingUsable, .tooManyUnreadable: .badData
    case .noSuchSheet, .unknownField, .unknownColumn, .mappedTwice: .wrongUsage
    case .stopped: .refused
    }
  }
}

extension RuleBroken {
  /// What cannot be understood is wrong usage; everything else is refused by a rule.
  var status: ExitStatus {
    switch self {
    case .noSuchRecord, .unknownField, .badValue, .notOnList, .malformed, .requiredField,
      .noSuchConflict:
      .wrongUsage
    case .notForKind, .wrongStage, .nothingNext, .gate, .notAcceptable, .wrongStatus,
      .policiesNotInForce,
      .notReviewer, .ownReport, .reasonMissing, .textMissing, .dateOrder, .policyNeeds,
      .documentNumber, .documentNumberTaken, .ownedField, .nothingChanged, .noDate, .notLater,
      .noTarget, .belowZero, .outOfRange, .stillLinked, .issueClosed, .conflictSettled, .overtaken:
      .refused
    }
  }
}
