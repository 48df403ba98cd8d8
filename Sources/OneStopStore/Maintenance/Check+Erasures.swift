import Database
import OneStop

extension Check {
  /// Checks that nothing of a person is left of what was erased, that its erasure is in the log, and that what was not
  /// erased has its salts.
  mutating func erasures(of database: Connection) throws(StoreError) {
    try database.forEach(
      """
      SELECT code FROM dossiers WHERE erased_at IS NOT NULL AND (lookup_key <> '' OR applicant_name <> ''
        OR identity IS NOT NULL OR phone IS NOT NULL OR email IS NOT NULL OR address <> '' OR summary <> ''
        OR papers <> '' OR notices IS NOT NULL OR birth_date IS NOT NULL OR ward <> '' OR representative IS NOT NULL
        OR representative_identity IS NOT NULL OR representative_phone IS NOT NULL OR name_order IS NOT NULL OR salt IS NOT NULL)
      """
    ) { find("erasures", "Dossier \($0.text(0)) is erased, and its row still says something of a person.") }
    try database.forEach(
      """
      SELECT DISTINCT d.code FROM dossiers d JOIN event_texts t
        ON t.event BETWEEN d.id * 65536 AND d.id * 65536 + 65535 WHERE d.erased_at IS NOT NULL
      UNION SELECT d.code FROM dossiers d JOIN ratings r ON r.dossier_id = d.id
        WHERE d.erased_at IS NOT NULL AND r.comment <> ''
      UNION SELECT d.code FROM dossiers d JOIN messages m ON m.dossier_id = d.id WHERE d.erased_at IS NOT NULL
      UNION SELECT d.code FROM dossiers d JOIN files f ON f.dossier_id = d.id WHERE d.erased_at IS NOT NULL
      UNION SELECT d.code FROM dossiers d JOIN retention_holds h ON h.dossier_id = d.id WHERE d.erased_at IS NOT NULL
      UNION SELECT d.code FROM words w JOIN dossiers d ON d.id = w.dossier_id WHERE d.erased_at IS NOT NULL
      UNION SELECT d.code FROM consents c JOIN dossiers d ON d.id = c.dossier_id WHERE d.erased_at IS NOT NULL
      UNION SELECT d.code FROM kept_files k JOIN dossiers d ON d.id = k.dossier_id WHERE d.erased_at >= k.kept_at
      UNION SELECT d.code FROM coming_files k JOIN dossiers d ON d.id = k.dossier_id WHERE d.erased_at >= k.changed_at
      UNION SELECT d.code FROM idempotency_keys k JOIN dossiers d ON d.code = k.code
        WHERE d.erased_at >= k.created_at
      UNION SELECT d.code FROM bulk_items i JOIN dossiers d ON d.code = i.code
        JOIN bulk_orders o ON o.login = i.login AND o.number = i.number
        WHERE d.erased_at >= o.created_at AND o.note <> ''
      UNION SELECT d.code FROM dossiers d JOIN kept_forms k ON d.erased_at >= k.kept_at
        AND (k.address LIKE '%' || d.code || '%' OR k.fields LIKE '%' || d.code || '%')
        WHERE d.erased_at >= (SELECT min(kept_at) FROM kept_forms)
      """
    ) { find("erasures", "Dossier \($0.text(0)) is erased, and something that was written about it is still there.") }
    try database.forEach(
      """
      SELECT d.code FROM dossiers d LEFT JOIN erasures e ON e.code = d.code
      WHERE (d.erased_at IS NULL) <> (e.code IS NULL)
      """
    ) { find("erasures", "Dossier \($0.text(0)) is erased and the log does not say so, or the other way round.") }
    try database.forEach("SELECT code FROM dossiers WHERE erased_at IS NULL AND salt IS NULL") {
      find("erasures", "Dossier \($0.text(0)) has no salt.")
    }
  }
}
