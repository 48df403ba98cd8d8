/// What the site says about itself: about, privacy, accessibility; and the foot of every page.
package final class AboutWords: Decodable, Sendable {
  package let foot: Foot
  /// The description for search engines, for pages without one of their own.
  package let description: Phrase
  /// The privacy page on whom to ask, where nobody but the hotline is named. Place: contact.
  package let byHotline: Phrase
  package let titles: PhraseTable<AboutPage>
  package let leads: PhraseTable<AboutPage>
  /// The headings and paragraphs of the three pages. Places: hotline, contact.
  package let site: Sections<SiteSection>
  package let privacy: Sections<PrivacySection>
  package let accessibility: Sections<AccessibilitySection>

  package final class Foot: Decodable, Sendable {
    /// The name of the list of links.
    package let label: Phrase
    package let links: PhraseTable<AboutPage>
    package let source: Phrase
  }

  package final class Sections<Section: CaseIterable & RawRepresentable & Hashable & Sendable>: Decodable, Sendable
  where Section.RawValue == String {
    package let heads: PhraseTable<Section>
    package let texts: PhraseTable<Section>
  }
}

package enum AboutPage: String, CaseIterable, Sendable {
  case site, privacy, accessibility
}

package enum SiteSection: String, CaseIterable, Sendable {
  case offers, notHere, contact, figures, software
}

/// What the program does with people's data. Each sentence is a promise: when the program changes, so does the
/// sentence.
package enum PrivacySection: String, CaseIterable, Sendable {
  case points, rights, contact, breach, cookies, searches, logs
}

package enum AccessibilitySection: String, CaseIterable, Sendable {
  case aim, tested, gaps, tell
}
