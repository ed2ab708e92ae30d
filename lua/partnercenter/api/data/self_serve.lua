--- Policies that say whether customers may buy by themselves.
return {
  { "self_serve_policies(query)", "GET", "/v1/SelfServePolicy",
    name = "list_self_serve_policies", auth = "app+user", page = "links", query = { entity_id = "string*" },
    gives = "SelfServePolicy", reference = "get-a-list-of-self-serve-policies" },
  { "self_serve_policies():create(body)", "POST", "/v1/SelfServePolicy",
    name = "create_self_serve_policy", auth = "app+user", takes = "SelfServePolicy",
    gives = "SelfServePolicy", reference = "create-a-self-serve-policy" },
  { "self_serve_policy(policy_id):get()", "GET", "/v1/SelfServePolicy/{policy_id}",
    name = "get_self_serve_policy", auth = "app+user", gives = "SelfServePolicy",
    reference = "get-a-self-serve-policy-by-id" },
  { "self_serve_policy(policy_id):replace(body)", "PUT", "/v1/SelfServePolicy/{policy_id}",
    name = "update_self_serve_policy", auth = "app+user", takes = "SelfServePolicy",
    gives = "SelfServePolicy", reference = "update-a-self-serve-policy" },
  { "self_serve_policy(policy_id):delete()", "DELETE", "/v1/SelfServePolicy/{policy_id}",
    name = "delete_self_serve_policy", auth = "app+user", gives = "none",
    reference = "delete-a-self-serve-policy" },
}
