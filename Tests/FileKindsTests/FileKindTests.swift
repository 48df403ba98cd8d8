import FileKinds
import Testing

@Suite("Kinds of files")
struct FileKindTests {
  @Test(
    "Types are recognised by content",
    arguments: [
      ("%PDF-1.4", FileKind.pdf), ("GIF89a..", .gif), ("RIFF....WEBPVP8 ", .webp), ("RIFF....WAVE", .unknown),
      ("....ftypheic", .heic), ("....ftypisom", .unknown), ("PK\u{3}\u{4}", .zip), ("<html>", .unknown), ("", .unknown),
      ("II*\u{0}", .tiff), ("MM\u{0}*", .tiff), ("%PDF", .unknown),
      (String(repeating: "x", count: 1_019) + "%PDF-1.4", .pdf),
      (String(repeating: "x", count: 1_020) + "%PDF-1.4", .unknown),
      ("AC1032....", .drawing), ("AC1O32", .unknown), ("AutoCAD Binary DXF\r\n", .exchangedDrawing),
      ("  0\r\nSECTION\r\n", .exchangedDrawing), ("999\nby hand\n0\nSECTION\n", .exchangedDrawing),
      ("999\n", .unknown), ("0\nEOF", .unknown), ("-----BEGIN PKCS7-----\n", .signed), ("<?xml version", .xml),
      ("\u{FEFF}<?xml version", .xml), ("{\\rtf1", .richText), ("MZ\u{0}", .unknown), ("#!/bin/sh", .unknown),
    ])
  func kinds(_ text: String, _ kind: FileKind) {
    #expect(FileKind(Array(text.utf8)) == kind)
  }

  @Test(
    "A name gets an extension that fits its content",
    arguments: [
      ("đơn.pdf", FileKind.pdf, "đơn.pdf"), ("ĐƠN.PDF", .pdf, "ĐƠN.PDF"), ("đơn.exe", .pdf, "đơn.exe.pdf"),
      ("đơn.html", .pdf, "đơn.html.pdf"), ("a.pdf.exe", .pdf, "a.pdf.exe.pdf"), ("a", .png, "a.png"),
      ("Công văn 12.2024", .pdf, "Công văn 12.2024.pdf"), ("pdf", .pdf, "pdf.pdf"),
      ("a.jpeg", .jpeg, "a.jpeg"), ("a.docx", .zip, "a.docx"), ("a.docm", .zip, "a.docm.zip"),
      ("a.jar", .zip, "a.jar.zip"),
      ("a.msi", .oldOffice, "a.msi.doc"), ("a.svg", .xml, "a.svg.xml"), ("a.xhtml", .xml, "a.xhtml.xml"),
      ("bản vẽ.dwg", .drawing, "bản vẽ.dwg"), ("a.pdf.p7m", .signed, "a.pdf.p7m"), ("a.pdf", .unknown, "a.pdf.bin"),
    ])
  func endings(_ name: String, _ kind: FileKind, _ expected: String) {
    #expect(kind.named(name) == expected)
    #expect(kind.named(expected) == expected)
  }

  @Test("Every type has an extension of its own", arguments: FileKind.allCases)
  func ownEnding(kind: FileKind) {
    let name = kind.named("a.exe")
    #expect(name.hasPrefix("a.exe.") && FileKind.allCases.filter { $0.named(name) == name } == [kind])
  }

  @Test("A signed container is recognised by its object identifier, with any form of length")
  func signed() {
    let oid: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    for length: [UInt8] in [[0x20], [0x80], [0x82, 1, 0], [0x84, 0, 1, 0, 0]] {
      #expect(FileKind([0x30] + length + oid + [0xA0]) == .signed)
    }
    #expect(FileKind([0x30, 0x20] + oid.dropLast() + [1]) == .unknown)
    #expect(FileKind([0x31, 0x20] + oid) == .unknown)
  }
}
