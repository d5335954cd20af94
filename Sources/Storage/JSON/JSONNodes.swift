import CSimdJSON
import Rectification

/// Keys and values as the parser lays them out, valid only within its callback.
struct JSONNodes {
  private let nodes: UnsafeBufferPointer<zg_json_node>

  init(_ start: UnsafePointer<zg_json_node>?, _ count: Int) {
    nodes = UnsafeBufferPointer(start: start, count: count)
  }

  /// Packs the object that they are; 0 where it is not written as this program writes it, or there
  /// is no room for it.
  func pack(
    as shape: RecordShape, into room: Slice<UnsafeMutableBufferPointer<UInt8>>,
    _ offsets: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let room = UnsafeMutableBufferPointer(rebasing: room)
    return zg_json_pack(nodes.baseAddress, shape.root, room.baseAddress, room.count, offsets)
  }

  /// The value whose node is `place`.
  func value(at place: Int) -> Value {
    let node = nodes[place]
    switch Int(node.kind) {
    case ZG_JSON_FALSE: return .bool(false)
    case ZG_JSON_TRUE: return .bool(true)
    case ZG_JSON_NUMBER: return .number(text(node))
    case ZG_JSON_STRING: return .text(text(node))
    case ZG_JSON_ARRAY: return .list(children(of: place).map { value(at: $0) })
    case ZG_JSON_OBJECT: return .object(fields(at: place))
    default: return .null
    }
  }

  /// The key whose node is `place`.
  func key(at place: Int) -> String { text(nodes[place]) }

  /// Where in the source the node begins.
  func offset(of place: Int) -> Int { Int(nodes[place].offset) }

  private func text(_ node: zg_json_node) -> String {
    UnsafeRawBufferPointer(start: node.text, count: Int(node.length)).withMemoryRebound(
      to: UInt8.self
    ) { String(decoding: $0, as: UTF8.self) }
  }

  private func fields(at place: Int) -> Fields {
    var members: [Member] = []
    let children = children(of: place)
    members.reserveCapacity(children.count / 2)
    var index = 0
    while index + 1 < children.count {
      members.append(Member(key: key(at: children[index]), value: value(at: children[index + 1])))
      index += 2
    }
    return Fields(members)
  }

  /// The nodes right below `place`: the elements of an array; key, value, key, value of an object.
  private func children(of place: Int) -> [Int] {
    var children: [Int] = []
    var child = place + 1
    while child < Int(nodes[place].next) {
      children.append(child)
      child = Int(nodes[child].next)
    }
    return children
  }
}

extension JSONNodes {
  /// Where in the source a bad value stands: looked for only once there is one.
  ///
  /// Of a key written twice the second is meant; of a missing one, the object that lacks it.
  func offset(of bad: BadValue, from place: Int, path: ArraySlice<BadValue.Step>) -> Int {
    guard let step = path.first, let (key, child) = self.child(step, of: place) else {
      return offset(of: place)
    }
    if bad.problem == .doubledKey, path.count == 1 { return offset(of: key) }
    return offset(of: bad, from: child, path: path.dropFirst())
  }

  /// The nodes of a key (of an element: its own) and of its value.
  private func child(_ step: BadValue.Step, of place: Int) -> (key: Int, value: Int)? {
    let children = children(of: place)
    switch step {
    case .index(let index):
      return children.indices.contains(index) ? (children[index], children[index]) : nil
    case .key(let key):
      guard Int(nodes[place].kind) == ZG_JSON_OBJECT else { return nil }
      let keys = stride(from: 0, to: children.count - 1, by: 2)
      return keys.reversed().first { self.key(at: children[$0]) == key }
        .map { (children[$0], children[$0 + 1]) }
    }
  }
}
