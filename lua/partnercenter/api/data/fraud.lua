--- Fraud events of Azure subscriptions.
return {
  { "fraud_events(query)", "GET", "/v1/fraudEvents",
    name = "list_fraud_events", auth = "app+user", page = "number",
    query = { EventStatus = "string", SubscriptionId = "string", EventType = "string", PageSize = "integer",
      PageNumber = "integer" }, gives = "FraudEvent", deprecated = "client:security_alerts()",
    reference = "get-fraud-events" },
  { "update_fraud_event_status(subscription_id, body)", "POST",
    "/v1/fraudEvents/subscription/{subscription_id}/status",
    name = "update_fraud_event_status", auth = "app+user", takes = "FraudEventStatusUpdate",
    gives = "FraudEvent[]", deprecated = "client:security_alert(id):update(body)",
    reference = "update-fraud-event-status" },
}
