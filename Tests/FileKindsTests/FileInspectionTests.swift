import FileKinds
import TestSupport
import Testing

@Suite("What is wrong with a file")
struct FileInspectionTests {
  typealias Picture = SamplePicture
  typealias Member = SampleArchive.Member

  private static let pictures: [(name: String, make: @Sendable (Int, Int) -> [UInt8], longest: Int)] = [
    ("PNG", { Picture.png($0, $1) }, 0xFFFF_FFFF), ("JPEG", { Picture.jpeg($0, $1) }, 0xFFFF),
    ("JPEG, baseline", { Picture.jpeg($0, $1, frame: 0xC0) }, 0xFFFF), ("GIF", { Picture.gif($0, $1) }, 0xFFFF),
    ("WebP", { Picture.webP($0, $1, "VP8 ") }, 0x3FFF), ("WebP without loss", { Picture.webP($0, $1, "VP8L") }, 0x4000),
    ("WebP with parts", { Picture.webP($0, $1, "VP8X") }, 0xFF_FFFF),
    ("TIFF", { Picture.tiff([($0, $1)]) }, 0xFFFF_FFFF),
    ("TIFF, big", { Picture.tiff([($0, $1)], isLittle: false) }, 0xFFFF_FFFF),
    ("TIFF, short", { Picture.tiff([(1, 1), ($0, $1), (2, 2)], isShort: true) }, 0xFFFF),
    ("HEIC", { Picture.heic([(160, 120), ($0, $1)]) }, 0xFFFF_FFFF),
  ]

  @Test("A picture of more points than a browser shows is refused with its size", arguments: pictures.indices)
  func pictureSizes(index: Int) async throws {
    let (name, make, longest) = Self.pictures[index]
    for size in [(1, 1), (4_000, 3_000), (12_000, 9_000)] {
      #expect(try await SampleFile(content: make(size.0, size.1)).fault() == nil, "\(name) \(size)")
    }
    for side in [16_000, 16_001, 65_535, 0xFF_FFFF, 0xFFFF_FFFF] where side <= longest {
      let fault = try await SampleFile(content: make(side, side)).fault()
      #expect(fault == (side == 16_000 ? nil : .hugePicture(width: side, height: side)), "\(name) \(side)")
    }
  }

  @Test("A picture without a size, or cut before it, is broken", arguments: pictures.indices)
  func brokenPictures(index: Int) async throws {
    let (name, make, _) = Self.pictures[index]
    let whole = make(640, 480)
    let kind = SampleFile(content: whole).kind
    for length in 12..<whole.count {
      let cut = SampleFile(content: Array(whole.prefix(length)))
      // What comes behind the size is nobody's business here.
      #expect([nil, .broken].contains(try await FileInspection.fault(of: kind, in: cut)), "\(name) of \(length) bytes")
    }
    let least = SampleFile(content: Array(whole.prefix(12)))
    #expect(try await FileInspection.fault(of: kind, in: least) == (kind == .gif ? nil : .broken), "\(name)")
  }

  @Test("A picture that ends before its format says so is broken; what lies behind its end does not count")
  func cutPictures() async throws {
    for whole in [Picture.png(64, 48), Picture.jpeg(64, 48), Picture.webP(64, 48, "VP8X")] {
      #expect(try await SampleFile(content: whole + "SEFH".utf8 + [UInt8](repeating: 0, count: 9)).fault() == nil)
      for length in [whole.count - 6, whole.count - 10] {
        #expect(try await SampleFile(content: Array(whole.prefix(length))).fault() == .broken, "\(length)")
      }
    }
  }

  @Test(
    "Of a GIF, what its first frame makes of the screen counts",
    arguments: [
      ((1, 1), (0, 65_000, 65_000), (65_000, 65_000)), ((1, 1), (65_000, 1_000, 65_000), (66_000, 65_000)),
      ((65_000, 65_000), (0, 1, 1), (65_000, 65_000)), ((1, 1), (0, 12_000, 9_000), nil),
    ] as [((Int, Int), (Int, Int, Int), (Int, Int)?)])
  func frames(screen: (Int, Int), frame: (Int, Int, Int), huge: (Int, Int)?) async throws {
    let file = SampleFile(content: Picture.gif(screen.0, screen.1, frame: frame))
    #expect(try await file.fault() == huge.map { .hugePicture(width: $0.0, height: $0.1) })
    // A comment that is longer than anybody's hides nothing.
    let comment = [0x21, 0xFE] + [UInt8](repeating: 0xFF, count: 256 * 1_100) + [0]
    let hidden = Array(file.content.prefix(25)) + comment + file.content.dropFirst(25)
    #expect(try await SampleFile(content: hidden).fault() == .broken)
  }

  @Test(
    "An archive is refused for what it states of itself",
    arguments: [
      ([Member(name: "word/document.xml"), Member(name: "[Content_Types].xml")], nil),
      ([Member(name: "a.xml", unpacked: 100 << 20)], nil),
      ([Member(name: "a.xml", unpacked: 101 << 20)], .bomb),
      ([Member(name: "a.xml", unpacked: 0xFFFF_FFFF)], .bomb),
      ([Member(name: "a", packed: 40_000), Member(name: "b", packed: 40_000)], .bomb),
      ([Member(name: "a.pdf"), Member(name: "b.pdf", flags: 1)], .encrypted),
      ([Member(name: "đơn.PDF.exe")], .program), ([Member(name: "a/b/c.Js")], .program),
      ([Member(name: "a.pdf", flags: 1), Member(name: "b.lnk")], .program),
      ([Member(name: "word/vbaProject.bin")], .program), ([Member(name: "exe"), Member(name: ".bin")], nil), ([], nil),
      ([Member(name: "a.exe.")], .program), ([Member(name: "a.exe . ")], .program), ([Member(name: ". .")], nil),
      ([Member(name: "a.ZIP", packed: 400, unpacked: 90_000)], .bomb),
      ([Member(name: "a.docx", packed: 900, unpacked: 18_000)], nil),
      ([Member(name: "a.xml", packed: 400, unpacked: 90_000)], nil),
      ([Member(name: "a.exe"), Member(name: "a.zip", packed: 400, unpacked: 90_000)], .program),
    ] as [([Member], FileFault?)])
  func archives(members: [Member], fault: FileFault?) async throws {
    for comment in ["", "PK\u{5}\u{6}", String(repeating: "x", count: 60_000)] {
      let file = SampleFile(content: SampleArchive.file(members, comment: comment))
      #expect(try await file.fault() == fault, "comment of \(comment.utf8.count)")
    }
  }

  @Test("A large archive may hold a hundred times its size, up to a gigabyte")
  func largeArchives() async throws {
    func fault(_ unpacked: Int) async throws -> FileFault? {
      let members = [Member(name: "a", unpacked: unpacked / 2), Member(name: "b", unpacked: unpacked - unpacked / 2)]
      return try await SampleFile(content: SampleArchive.file(members, length: 12 << 20)).fault()
    }
    #expect(try await fault(1 << 30) == nil)
    #expect(try await fault(1 << 30 + 1) == .bomb)
  }

  @Test("An archive that is cut or changed anywhere is broken, or has another fault, and nothing traps")
  func brokenArchives() async throws {
    let whole = SampleArchive.file([Member(name: "a.pdf"), Member(name: "b.pdf")], length: 10)
    for length in 4..<whole.count {
      #expect(try await SampleFile(content: Array(whole.prefix(length))).fault() == .broken, "\(length) bytes")
    }
    for place in 4..<whole.count {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var changed = whole
        changed[place] = value
        _ = try await SampleFile(content: changed).fault()
      }
    }
  }

  @Test("More members than any document has are a bomb")
  func manyMembers() async throws {
    let many = Array(repeating: Member(name: "a", packed: 0, unpacked: 0), count: 20_001)
    #expect(try await SampleFile(content: SampleArchive.file(many)).fault() == .bomb)
    #expect(try await SampleFile(content: SampleArchive.file(Array(many.dropLast()))).fault() == nil)
  }

  @Test(
    "A PDF with a password is told by its trailer",
    arguments: [
      ("trailer << /Root 1 0 R >>", nil), ("trailer << /Encrypt 12 0 R >>", .encrypted),
      ("trailer <</Encrypt<</Filter/Standard>>>>", .encrypted), ("<</Encrypt\r\n12 0 R>>", .encrypted),
      ("/EncryptMetadata false", nil), ("/Encrypt", nil), ("/Encrypted 12 0 R", nil), ("/Encrypt12 0 R", nil),
      ("<</Encr#79pt 9 0 R>>", .encrypted), ("<</#45ncrypt 9 0 R>>", .encrypted), ("<</Encrypt%x\n9 0 R>>", .encrypted),
      ("<</Encrypt" + String(repeating: " ", count: 40) + "9 0 R>>", .encrypted), ("/Encr#7", nil),
      ("/Encr#zz 1 0 R", nil),
      ("<</Encrypt 9%\r\n0%x\rR>>", .encrypted), ("/Encrypt/Encrypt 9 0 R", .encrypted), ("/Encrypt 5 in", nil),
      ("/Encrypt 5 0 obj", nil), ("/Encrypt <41>", nil),
      ("<</Length 9>>\nstream\n(see /Encrypt 5 0 R) Tj\nendstream", nil),
      ("<</Length 2>> stream\r\neendstream endobj <</Encrypt 9 0 R>>", .encrypted),
      ("<</A<</B 1>>>>upstream\n<</Encrypt 9 0 R>>", .encrypted),
    ] as [(String, FileFault?)])
  func passwords(text: String, fault: FileFault?) async throws {
    // At the beginning, across the border of two pieces, and at the end.
    for before in [0, (1 << 18) - 8, (1 << 18) + 25, 1 << 20] {
      let content = "%PDF-1.7\n".utf8 + [UInt8](repeating: 0x20, count: before) + text.utf8 + "\n%%EOF".utf8
      #expect(try await SampleFile(content: Array(content)).fault() == fault, "\(before)")
    }
  }

  @Test("A PDF that ends before its end is broken; what pads it, and a little behind it, does not count")
  func cutDocuments() async throws {
    func fault(_ text: String, zeros: Int = 0, behind: String = "") async throws -> FileFault? {
      let content = "%PDF-1.7\n\(text)".utf8 + [UInt8](repeating: 0, count: zeros) + behind.utf8
      return try await SampleFile(content: Array(content)).fault()
    }
    let body = String(repeating: "1 0 obj\n", count: 1_000)
    #expect(try await fault(body) == .broken)
    #expect(try await fault("startxref\n0\n%%EOF\n\(body)") == .broken, "the first of several ends")
    for end in ["%%EOF", "startxref\n9"] {
      #expect(try await fault(body + end) == nil)
      #expect(try await fault(body + end, zeros: 200_000) == nil)
      #expect(try await fault(body + end, zeros: 100, behind: "<!-- sent by mail -->\r\n") == nil)
      #expect(try await fault(body + end, zeros: 3_000, behind: "x") == .broken)
    }
  }

  @Test("Documents of before 2007 with a password or macros, and installers")
  func oldOffice() async throws {
    let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_000)
    func fault(_ more: [UInt8]) async throws -> FileFault? { try await SampleFile(content: head + more).fault() }
    func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
    #expect(try await fault(wide("WordDocument")) == nil)
    #expect(try await fault(wide("EncryptedPackage")) == .encrypted)
    #expect(try await fault(wide("_VBA_PROJECT")) == .program)
    #expect(try await fault([0x84, 0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]) == .program)
  }

  @Test(
    "What runs is a program, whatever its name",
    arguments: [
      "MZ\u{90}", "\u{7F}ELF\u{2}", "#!/bin/sh\n", "@echo off\r\n", "@ECHO OFF\r\n", "<!DOCTYPE html><title>",
      "\n <HTML>",
      "<script>alert(1)</script>", "<svg onload=\"a()\">",
    ])
  func programs(text: String) async throws {
    let file = SampleFile(content: Array(text.utf8))
    #expect(file.kind == .unknown)
    #expect(try await file.fault() == .program)
  }

  @Test(
    "What runs is a program also where it is a document besides",
    arguments: [
      ("MZ\u{10}\u{0}%PDF-1.7\n", .pdf), ("#!/bin/sh\nexit\n%PDF-1.7\n", .pdf), ("\u{7F}ELF\u{2}\u{1}%PDF-1.4", .pdf),
      ("@Echo off\r\nrem %PDF-1.4", .pdf), ("MZ\u{10}\u{0}ftypheic", .heic),
      ("<html><!--%PDF-1.7 --><script>a()</script>", .pdf), ("<!--%PDF-1.7 --><script>a()</script>", .pdf),
      ("\u{FEFF}\n<body onload=\"a()\">%PDF-1.7", .pdf),
      ("<?xml version=\"1.0\"?>\n<svg onload=\"a()\"/>", .xml), ("\u{FEFF}<?xml version=\"1.0\"?><s:SVG/>", .xml),
      ("<?xml version=\"1.0\"?><!DOCTYPE html><html><script/></html>", .xml),
      ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><?pi <a?><!-- <a> --> <h:html>", .xml),
      ("<?xml version=\"1.0\"?><a><h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">a()</h:script></a>", .xml),
      ("<?xml version=\"1.0\"?><a><b xmlns='http://www.w3.org/2000/svg' onload='a()'/></a>", .xml),
      ("<?xml version=\"1.0\"?><?xml-stylesheet href='#s'?><a xmlns:x='http://www.w3.org/1999/XSL/Transform'/>", .xml),
    ] as [(String, FileKind)])
  func hiddenPrograms(text: String, kind: FileKind) async throws {
    let file = SampleFile(content: Array(text.utf8))
    #expect(file.kind == kind)
    #expect(try await file.fault() == .program)
  }

  @Test(
    "Documents that only look like it are taken",
    arguments: [
      "%PDF-1.7\n1 0 obj (<html> and <script>)\n%%EOF", "\u{FEFF}%PDF-1.7\n%%EOF",
      "\u{1B}%-12345X@PJL\r\n%PDF-1.4\n<</Root 1 0 R>>\n%%EOF",
      "<?xml version=\"1.0\"?><!-- <svg> --><?a <html>?><!DOCTYPE b [<!ELEMENT html ANY>]><b/>",
      "<?xml version=\"1.0\"?><HoSo xmlns=\"urn:ho-so\"><GhiChu>&lt;html&gt;</GhiChu></HoSo>",
      "<?xml version=\"1.0\"?><svgs/>", "{\\rtf1 MZ}", "{\\rtf1 <html>}",
    ])
  func documents(text: String) async throws {
    #expect(try await SampleFile(content: Array(text.utf8)).fault() == nil)
  }

  @Test("Programs by their first bytes; text and noise are none")
  func programBytes() async throws {
    for bytes: [UInt8] in [
      [0xCA, 0xFE, 0xBA, 0xBE, 0], [0xCF, 0xFA, 0xED, 0xFE], [0x4C, 0, 0, 0, 1, 0x14, 2, 0, 0],
    ] {
      #expect(try await SampleFile(content: bytes).fault() == .program)
    }
    for bytes: [UInt8] in [[], [0], [0x4C, 0, 0, 0], Array("Kính gửi".utf8), Array("M Z".utf8)] {
      #expect(try await SampleFile(content: bytes).fault() == nil)
    }
  }

  @Test("An XML file that declares entities is a bomb; one with a type alone is not")
  func entities() async throws {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;\">]><a>&d;</a>"
    #expect(try await SampleFile(content: Array(bomb.utf8)).fault() == .bomb)
    let plain = "<?xml version=\"1.0\"?><!DOCTYPE a><a>&amp;</a>"
    #expect(try await SampleFile(content: Array(plain.utf8)).fault() == nil)
  }

  @Test("Noise behind the first bytes of every kind traps nowhere")
  func noise() async throws {
    var random = SplitMix64(seed: 21)
    let starts: [[UInt8]] =
      Self.pictures.map { $0.make(9, 9) } + [
        SampleArchive.file([Member(name: "a")], length: 3), Array("%PDF-1".utf8), Array("<?xml ".utf8),
      ]
    for start in starts {
      let kind = SampleFile(content: start).kind
      for _ in 0..<400 {
        var content = start + (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
        for _ in 0..<3 {
          content[Int.random(in: 4..<content.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = try await FileInspection.fault(of: kind, in: SampleFile(content: content))
      }
    }
  }
}
