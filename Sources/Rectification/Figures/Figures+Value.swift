extension Figures {
  /// The object that other programs rely on (commands.md).
  public var value: Value {
    [
      "asOf": .text(asOf.description),
      "issues": issues.value,
      "measures": measures.value,
      "policies": policies.value,
      "legacy": ["total": .count(legacy.total), "resolved": .count(legacy.settled)],
      "atOnce": ["total": .count(atOnce.total), "completed": .count(atOnce.settled)],
      "bySource": .list(bySource.map(\.value)),
      "bySection": .list(bySection.map(\.value)),
      "byDepartment": .list(byDepartment.map(\.value)),
    ]
  }
}

extension IssueFigures {
  var value: Value {
    [
      "total": .count(total), "completed": .count(completed),
      "basicallyCompleted": .count(basicallyCompleted), "unfinished": .count(unfinished),
      "closed": .count(closed), "overdue": .count(overdue), "extended": .count(extended),
      "rebounded": .count(rebounded), "completionRate": completionRate.value,
    ]
  }
}

extension MeasureFigures {
  var value: Value {
    [
      "total": .count(total), "done": .count(done), "overdue": .count(overdue),
      "rate": rate.value, "immediate": immediate.value, "lasting": lasting.value,
    ]
  }
}

extension MeasureFigures.Progressed {
  var value: Value { ["total": .count(total), "done": .count(done)] }
}

extension PolicyFigures {
  var value: Value {
    let stages = PolicyStage.allCases.map {
      Member(key: $0.rawValue, value: .count(byStage[$0] ?? 0))
    }
    return [
      "total": .count(total), "established": .count(established), "enacted": .count(enacted),
      "revised": .count(revised), "repealed": .count(repealed), "byStage": .object(Fields(stages)),
    ]
  }
}

extension Group {
  var value: Value {
    [
      "key": .text(key), "total": .count(total), "completed": .count(completed),
      "basicallyCompleted": .count(basicallyCompleted), "unfinished": .count(unfinished),
    ]
  }
}

extension Value {
  public static func count(_ number: Int) -> Value { .number(String(number)) }
}
