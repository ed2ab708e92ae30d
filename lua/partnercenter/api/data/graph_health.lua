--- Microsoft Graph: health of the services, and the message center.
return {
  { "health_overviews(query)", "GET", "/v1.0/admin/serviceAnnouncement/healthOverviews",
    name = "list_health_overviews", host = "graph", auth = "app+user", page = "odata",
    query = { ["$expand"] = "names" }, gives = "serviceHealth" },
  { "health_issues(query)", "GET", "/v1.0/admin/serviceAnnouncement/issues",
    name = "list_health_issues", host = "graph", auth = "app+user", page = "odata",
    gives = "serviceHealthIssue" },
  { "message_center_posts(query)", "GET", "/v1.0/admin/serviceAnnouncement/messages",
    name = "list_message_center_posts", host = "graph", auth = "app+user", page = "odata",
    gives = "serviceUpdateMessage" },
}
