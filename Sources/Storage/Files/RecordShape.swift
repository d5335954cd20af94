import CSimdJSON
import Rectification

/// The table of a kind of records, as the parser checks and packs them by it.
///
/// A class, since it owns the memory that the parser reads.
final class RecordShape {
  /// The shape of the record itself.
  let root: UnsafePointer<zg_shape>
  /// How many rows the table has.
  let rowCount: Int
  private var texts: [UnsafeMutablePointer<CChar>] = []
  private var shapes: [UnsafeMutablePointer<zg_shape>] = []

  init(_ rows: [FieldRow]) {
    rowCount = rows.count
    let place = UnsafeMutablePointer<zg_shape>.allocate(capacity: 1)
    root = UnsafePointer(place)
    shapes = [place]
    place.initialize(to: zg_shape())
    place.pointee = shape(.object(rows))
  }

  deinit {
    for text in texts { text.deallocate() }
    for shape in shapes { shape.deallocate() }
  }

  private func shape(_ kind: FieldKind) -> zg_shape {
    var shape = zg_shape()
    switch kind {
    case .text: shape.kind = UInt8(ZG_SHAPE_TEXT)
    case .id: shape.kind = UInt8(ZG_SHAPE_ID)
    case .flag: shape.kind = UInt8(ZG_SHAPE_FLAG)
    case .day: shape.kind = UInt8(ZG_SHAPE_DAY)
    case .amount: shape.kind = UInt8(ZG_SHAPE_AMOUNT)
    case .count(let minimum):
      shape.kind = UInt8(ZG_SHAPE_COUNT)
      shape.minimum = UInt32(minimum)
    case .code(let words):
      shape.kind = UInt8(ZG_SHAPE_CODE)
      take(words.map { named($0.code, zg_shape()) }, into: &shape)
    case .orUnknown(let known):
      shape.kind = UInt8(ZG_SHAPE_OR_UNKNOWN)
      take([self.shape(known)], into: &shape)
    case .list(let item):
      shape.kind = UInt8(ZG_SHAPE_LIST)
      take([self.shape(item)], into: &shape)
    case .object(let rows):
      shape.kind = UInt8(ZG_SHAPE_OBJECT)
      take(rows.map(member), into: &shape)
    }
    return shape
  }

  private func member(_ row: FieldRow) -> zg_shape {
    var shape = named(row.key, shape(row.kind))
    shape.is_required = row.isRequired
    return shape
  }

  private func named(_ key: String, _ shape: zg_shape) -> zg_shape {
    let text = UnsafeMutablePointer<CChar>.allocate(capacity: key.utf8.count + 1)
    for (place, byte) in key.utf8.enumerated() { text[place] = CChar(bitPattern: byte) }
    texts.append(text)
    var shape = shape
    (shape.key, shape.key_length) = (UnsafePointer(text), UInt32(key.utf8.count))
    return shape
  }

  private func take(_ inner: [zg_shape], into shape: inout zg_shape) {
    let place = UnsafeMutablePointer<zg_shape>.allocate(capacity: max(1, inner.count))
    place.initialize(from: inner, count: inner.count)
    shapes.append(place)
    (shape.inner, shape.inner_count) = (UnsafePointer(place), UInt32(inner.count))
  }
}
