--- Microsoft Graph: licences of groups.
return {
  { "group(group_id):assign_license(body)", "POST", "/v1.0/groups/{group_id}/assignLicense",
    name = "assign_group_license", host = "graph", auth = "app+user", takes = "assignLicenseRequest",
    gives = "group" },
}
