import Rectification

/// One thing that was looked at, and whether it is as it should be.
struct Diagnosis {
  enum Grade: String {
    case normal, attention, error

    var label: String {
      switch self {
      case .normal: "[正常]"
      case .attention: "[注意]"
      case .error: "[错误]"
      }
    }
  }

  let item: String
  let value: String
  let grade: Grade
  /// What to do where it is not normal; else what else is to be known.
  let advice: String

  init(_ item: String, _ value: String, _ grade: Grade = .normal, _ advice: String = "") {
    (self.item, self.value, self.grade, self.advice) = (item, value, grade, advice)
  }
}

/// What was found in one field.
struct Examination {
  let title: String
  /// What programs call it.
  let code: String
  let diagnoses: [Diagnosis]
}

extension Diagnosis {
  /// As a program reads it.
  func value(in part: String) -> Value {
    [
      "part": .text(part), "item": .text(item), "value": .text(value),
      "state": .text(grade.rawValue),
      "advice": .text(advice),
    ]
  }
}
