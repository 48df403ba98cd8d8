extension Matrix {
  /// The symbol with `mask` (0 to 7) over its data and the format information that says so (7.8.2).
  func masked(_ mask: Int, correction: Correction) -> Matrix {
    var out = self
    for y in 0..<size {
      for x in 0..<size {
        let index = y * size + x
        if modules[index] & Self.fixed == 0 && Self.inverts(mask, x, y) { out.modules[index] ^= Self.dark }
      }
    }
    out.drawFormat(Self.formatBits(correction, mask: mask))
    return out
  }

  /// Table 10, with `x` the column and `y` the row.
  private static func inverts(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) & 1 == 0
    case 1: y & 1 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) & 1 == 0
    case 5: x * y % 6 == 0
    case 6: (x * y & 1 + x * y % 3) & 1 == 0
    default: ((x + y) & 1 + x * y % 3) & 1 == 0
    }
  }

  /// The penalty for what makes the symbol hard to read: the sum of the four features of 7.8.3. The mask with the
  /// lowest is used.
  var penalty: Int {
    var sum = 0
    for line in 0..<size {
      sum += linePenalty(from: line * size, step: 1) + linePenalty(from: line, step: size)
    }
    return sum + blockPenalty + balancePenalty
  }

  /// Runs of one colour (feature 1) and the shape of a finder beside a light area (feature 3) on one line.
  private func linePenalty(from start: Int, step: Int) -> Int {
    var sum = 0
    var run = 0
    var colour: UInt8 = 2
    // The last fifteen modules; what lies outside the symbol is its light quiet zone.
    var window = 0
    func finder() -> Int {
      window >> 4 & 0x7F == 0b101_1101 && (window & 15 == 0 || window >> 11 & 15 == 0) ? 40 : 0
    }
    var index = start
    for _ in 0..<size {
      let module = modules[index] & Self.dark
      run = module == colour ? run + 1 : 1
      colour = module
      sum += run == 5 ? 3 : run > 5 ? 1 : 0
      window = window << 1 | Int(module)
      sum += finder()
      index += step
    }
    for _ in 0..<4 {
      window <<= 1
      sum += finder()
    }
    return sum
  }

  /// Squares of two by two in one colour (feature 2).
  private var blockPenalty: Int {
    var sum = 0
    for y in 1..<size {
      for index in y * size + 1..<(y + 1) * size {
        let dark =
          modules[index] & 1 + modules[index - 1] & 1 + modules[index - size] & 1 + modules[index - size - 1] & 1
        if dark & 3 == 0 { sum += 3 }
      }
    }
    return sum
  }

  /// Ten for each full five per cent by which the share of dark modules differs from half (feature 4).
  private var balancePenalty: Int {
    let dark = modules.reduce(0) { $0 + Int($1 & Self.dark) }
    let total = modules.count
    return abs(dark * 20 - total * 10) / total * 10
  }
}
