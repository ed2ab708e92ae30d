--- What was done in Partner Center, and by whom.
return {
  { "audit_records(query)", "GET", "/v1/auditrecords",
    name = "list_audit_records", attempt_timeout = 120, auth = "both", page = "continuation",
    query = { startDate = "date*", endDate = "date", filter = "filter", size = "integer" },
    gives = "AuditRecord", reference = "get-a-record-of-partner-center-activity-by-user" },
  { "audit_record(audit_record_id):get()", "GET", "/v1/auditrecords/{audit_record_id}",
    name = "get_audit_record", gives = "AuditRecord" },
  { "webhook_audit_record(audit_record_id):get()", "GET", "/auditactivity/v1/auditrecords/{audit_record_id}",
    name = "get_webhook_audit_record", gives = "AuditRecord", reference = "partner-center-webhook-events" },
}
