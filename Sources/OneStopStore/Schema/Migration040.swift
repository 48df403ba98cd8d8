import Database
import OneStop

extension Schema {
  /// Answers that are kept for programs are found by their dossier; an app's secret stands in the table once its owner
  /// has shown that the app has it, never before.
  static let answersByDossier = Migration(
    number: 40,
    sql: """
      ALTER TABLE idempotency_keys ADD COLUMN code TEXT NOT NULL DEFAULT '';
      CREATE TABLE former_totp_secrets AS SELECT login, sealed, confirmed_at, last_step FROM totp_secrets
        WHERE confirmed_at IS NOT NULL;
      DROP TABLE totp_secrets;
      CREATE TABLE totp_secrets (
        login TEXT NOT NULL PRIMARY KEY REFERENCES accounts (login),
        sealed TEXT NOT NULL,
        confirmed_at BIGINT NOT NULL,
        last_step BIGINT NOT NULL
      );
      INSERT INTO totp_secrets (login, sealed, confirmed_at, last_step)
        SELECT login, sealed, confirmed_at, coalesce(last_step, -1) FROM former_totp_secrets;
      DROP TABLE former_totp_secrets;
      DROP TABLE half_sign_ins;
      CREATE TABLE pending_sign_ins (
        digest TEXT NOT NULL PRIMARY KEY,
        login TEXT NOT NULL REFERENCES accounts (login),
        expires_at BIGINT NOT NULL,
        provider TEXT,
        issuer TEXT,
        subject TEXT
      );
      CREATE INDEX pending_sign_ins_login ON pending_sign_ins (login);
      CREATE INDEX idempotency_keys_code ON idempotency_keys (code);
      """, fill: coded)

  /// The code stood before the answer's body: alone, or with a line break behind it.
  private static let coded: @Sendable (Connection) throws(DatabaseError) -> Void = { database throws(DatabaseError) in
    while true {
      let rows = try database.all(
        "SELECT token_digest, key, answer FROM idempotency_keys WHERE code = '' LIMIT 10000"
      ) { (token: $0.text(0), key: $0.text(1), answer: $0.bytes(2)) }
      if rows.isEmpty { return }
      for row in rows {
        let code = row.answer.prefix { $0 != 0x0A }
        guard let code = DossierCode(String(decoding: code, as: UTF8.self)) else {
          try database.run("DELETE FROM idempotency_keys WHERE token_digest = $1 AND key = $2", row.token, row.key)
          continue
        }
        let body = Array(row.answer.dropFirst(code.description.utf8.count + 1))
        try database.run(
          "UPDATE idempotency_keys SET code = $1, answer = $2 WHERE token_digest = $3 AND key = $4",
          code, body, row.token, row.key)
      }
    }
  }
}
