import Evaluation
import Testing

/// The tables behind dict and set against naive models, under long random sequences of operations.
struct HashTableTests {
  @Test(arguments: 1...20)
  func dictsKeepTheOrderOfInsertion(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let interpreter = Interpreter()
    let table = HashTable()
    var model: [(key: Int, value: Int)] = []
    for step in 0..<600 {
      // Multiples of a power of two collide in their low bits.
      let key = Int(random.next() % 40) * (seed.isMultiple(of: 2) ? 1 : 64)
      let place = model.firstIndex { $0.key == key }
      switch random.next() % 4 {
      case 0:
        let removed = try table.remove(.int(key), in: interpreter) != nil
        #expect(removed == (place != nil))
        if let place { model.remove(at: place) }
      case 1:
        let found = try table.value(for: .int(key), in: interpreter)
        #expect(found.flatMap(Self.integer) == place.map { model[$0].value })
      default:
        try table.set(.int(key), to: .int(step), in: interpreter)
        if let place { model[place].value = step } else { model.append((key, step)) }
      }
      #expect(table.count == model.count)
    }
    #expect(table.keys.compactMap(Self.integer) == model.map(\.key))
    #expect(table.values.compactMap(Self.integer) == model.map(\.value))
  }

  @Test(arguments: 1...20)
  func setsHoldWhatWasAddedAndNotRemoved(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let interpreter = Interpreter()
    let table = SetTable()
    var model = Set<Int>()
    for _ in 0..<600 {
      let key = Int(random.next() % 60) * (seed.isMultiple(of: 2) ? 1 : 128)
      if random.next().isMultiple(of: 3) {
        #expect(try table.remove(.int(key), in: interpreter) == (model.remove(key) != nil))
      } else {
        #expect(try table.insert(.int(key), in: interpreter) == model.insert(key).inserted)
      }
      #expect(try table.contains(.int(key), in: interpreter) == model.contains(key))
    }
    #expect(Set(table.elements.compactMap(Self.integer)) == model)
    #expect(table.count == model.count)
  }

  private static func integer(_ value: Value) -> Int? { if case .int(let integer) = value { integer } else { nil } }
}

/// A small generator with a seed, so that every run does the same.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
