import Foundation
import OneStop
import TestSupport
import Testing

@testable import Pages

@Suite("The appointment as a calendar file") struct AppointmentCalendarTests {
  @Test("long lines are folded at 75 octets, and no character is cut")
  func folding() {
    let line = "SUMMARY:" + String(repeating: "Cấp giấy phép Ễ ", count: 20)
    let bytes = AppointmentCalendar.folded(line)
    let lines = bytes.split(separator: 0x0A).map { $0.dropLast() }
    #expect(lines.allSatisfy { $0.count <= 75 })
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    let unfolded = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
    #expect(unfolded == line + "\r\n")
  }

  @Test(
    "characters with a meaning in calendar files are escaped",
    arguments: [("a;b,c\\d", "a\\;b\\,c\\\\d"), ("a\nb", "a\\nb"), ("a\rEND:VEVENT", "aEND:VEVENT")])
  func escaping(_ text: String, _ escaped: String) {
    #expect(AppointmentCalendar.escaped(text) == escaped)
  }

  @Test("it has the appointment in local time, with a stable identifier")
  func content() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process))
      let browser = portal.browser()
      let first = try await browser.get("/tra-cuu/\(code)/lich.ics")
      #expect(first.status == 200)
      #expect(first.field("content-type") == "text/calendar; charset=utf-8")
      let lines = first.text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
      #expect(lines.first == "BEGIN:VCALENDAR")
      #expect(lines.suffix(2) == ["END:VCALENDAR", ""])
      #expect(lines.contains("UID:\(code)@motcua"))
      #expect(lines.contains { $0.hasPrefix("DTSTART;TZID=Asia/Ho_Chi_Minh:201806") && $0.hasSuffix("T163000") })
      #expect(lines.contains { $0.hasPrefix("DTEND;TZID=Asia/Ho_Chi_Minh:201806") && $0.hasSuffix("T170000") })
      let due = try #require(try portal.dossier(code).appointment)
      let dayBefore = try #require(portal.data.calendar.lastWorkingDay(before: due.date))
      let (year, month, day) = dayBefore.components
      #expect(
        lines.contains("TRIGGER;VALUE=DATE-TIME:\(year)\(padded(month, 2))\(padded(day, 2))T003000Z"), "07:30 at home")
      #expect(first.text.replacing("\r\n ", with: "").contains("trước 17 giờ 00"))
      #expect(lines.contains("DTSTAMP:20180601T033000Z"))
      #expect(!first.text.replacing("\r\n", with: "").contains("\n"))
    }
  }

  @Test("without a future appointment there is no file")
  func none() async throws {
    try await TestPortal.run { portal in
      let done = try portal.takeIn(.init(.process), .init(.finish()))
      let paused = try portal.takeIn(.init(.process), .init(.requestSupplement(papers: ["Bản vẽ"])))
      let browser = portal.browser()
      for code in [done, paused] { #expect(try await browser.get("/tra-cuu/\(code)/lich.ics").status == 404) }
    }
  }

  @Test("a past appointment is not offered as a calendar file")
  func past() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process))
      let browser = portal.browser()
      #expect(try await browser.get("/tra-cuu/\(code)").text.contains("/lich.ics\""))
      portal.now = try #require(try portal.dossier(code).appointment).adding(microseconds: Moment.hour)
      #expect(try await !browser.get("/tra-cuu/\(code)").text.contains("/lich.ics"))
      #expect(try await browser.get("/tra-cuu/\(code)/lich.ics").status == 404)
    }
  }
}
