--- Validation of addresses, and the rules of countries.
return {
  { "validate_address(body)", "POST", "/v1/validations/address",
    name = "validate_address", auth = "both", takes = "Address", gives = "AddressValidationResponse",
    reference = "validate-an-address" },
  { "country_validation_rules(country_code):get()", "GET", "/v1/countryvalidationrules/{country_code}",
    name = "get_country_validation_rules", auth = "both", gives = "CountryValidationRules",
    reference = "get-market-specific-validation-data" },
}
