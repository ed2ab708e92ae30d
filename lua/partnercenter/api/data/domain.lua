--- Whether domains and their prefixes are taken.
return {
  { "domain(domain):exists()", "HEAD", "/v1/domains/{domain}",
    name = "check_domain", auth = "both", gives = "exists", reference = "verify-domain-availability" },
  { "domain(domain):create(body)", "POST", "/v1/domains/{domain}",
    name = "create_domain", deprecated = "nothing that is known: only a client generated in 2020 has it" },
  { "check_domain_availability(domain_prefix)", "GET",
    "/v1/validations/checkdomainavailability/{domain_prefix}",
    name = "check_domain_prefix", gives = "boolean" },
}
