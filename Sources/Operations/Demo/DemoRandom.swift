/// Random numbers that are the same for the same seed on every machine: xoshiro256** by Blackman and Vigna, seeded by
/// SplitMix64.
package struct DemoRandom: RandomNumberGenerator {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  package init(seed: UInt64) {
    var mix = seed
    func next() -> UInt64 {
      mix &+= 0x9E37_79B9_7F4A_7C15
      var z = mix
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  package mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// From 0 up to, but not including, 1.
  package mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  package mutating func below(_ count: Int) -> Int { count <= 1 ? 0 : Int(unit() * Double(count)) }

  /// nil where the list is empty.
  package mutating func pick<T>(_ list: [T]) -> T? { list.isEmpty ? nil : list[below(list.count)] }

  /// A length of time around the mean; long ones are rare.
  package mutating func waiting(mean microseconds: Double) -> Int64 {
    Int64(-.log(onePlus: -min(unit(), 0.999)) * microseconds)
  }
}

extension Double {
  /// The natural logarithm of 1 + x by its series after halving; exact enough here, and the same on every machine.
  package static func log(onePlus x: Double) -> Double {
    // ln(v) with v = m · 2^e: the exponent's part, and 2·atanh((m−1)/(m+1)) for the rest.
    let value = 1 + x
    let mantissa = value.significand
    let t = (mantissa - 1) / (mantissa + 1)
    var term = t
    var sum = 0.0
    var odd = 1.0
    while odd < 40 {
      sum += term / odd
      term *= t * t
      odd += 2
    }
    return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
  }
}
