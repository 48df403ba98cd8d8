@testable import OneStopStore

extension Schema {
  /// Takes back what the steps from the digests on made, the newest first.
  static let backToPlacements = """
    ALTER TABLE accounts DROP COLUMN digest; ALTER TABLE tokens DROP COLUMN row_digest;
    ALTER TABLE messages DROP COLUMN digest;
    DROP INDEX dossiers_representative;
    DROP INDEX consultations_answered;
    DROP TABLE changes;
    ALTER TABLE events DROP COLUMN digest; ALTER TABLE dossiers DROP COLUMN digest;
    ALTER TABLE ratings DROP COLUMN digest; ALTER TABLE catalogue DROP COLUMN digest;
    """

  /// Takes back what the steps from the rule for confidential dossiers on made, the newest first.
  static let backToConfidentiality = """
    \(backToPlacements)
    DROP TABLE placements; ALTER TABLE dissolutions DROP COLUMN candidates;
    ALTER TABLE dissolutions DROP COLUMN is_certain;
    ALTER TABLE tokens DROP COLUMN last_day; ALTER TABLE tokens DROP COLUMN is_read_only;
    ALTER TABLE tokens DROP COLUMN hourly_limit; ALTER TABLE tokens DROP COLUMN revoked_at;
    DROP INDEX dossiers_confidential; DROP INDEX dossiers_of_agency; DROP INDEX dossiers_desk;
    ALTER TABLE dossiers DROP COLUMN is_confidential;
    CREATE INDEX dossiers_desk ON dossiers (agency);
    """

  /// The same of all after the thirteenth: what tests of earlier steps begin with. The events' table is the thirteenth
  /// step's own matter.
  static let backToThirteen = """
    \(backToConfidentiality)
    DROP INDEX ratings_commented;
    DROP INDEX messages_dossier; DROP INDEX messages_account;
    ALTER TABLE messages DROP COLUMN event_place; ALTER TABLE messages DROP COLUMN question;
    ALTER TABLE messages DROP COLUMN withdrawal;
    DROP TABLE kept_forms; DROP TABLE kept_files;
    DROP TABLE empty_searches;
    ALTER TABLE dossiers DROP COLUMN birth_date; ALTER TABLE dossiers DROP COLUMN ward;
    ALTER TABLE dossiers DROP COLUMN representative; ALTER TABLE dossiers DROP COLUMN representative_identity;
    DROP TABLE wrong_digits;
    """
}
