--- Parts that many records share.
return {
  Address = {
    fields = {
      addressLine1 = "string -- 1-200 characters", addressLine2 = "string -- up to 200 characters",
      city = "string", state = "string -- up to 2 characters", postalCode = "string",
      country = "string -- two letters, ISO 3166", region = "string", firstName = "string -- 1-50 characters",
      lastName = "string -- 1-50 characters", phoneNumber = "string -- mandatory in some countries",
    },
    required = { validate_address = "addressLine1 city country" },
    conditional = { validate_address = "state postalCode" },
  },
  ApiFault = {
    fields = {
      code = "integer -- example: number; table: string",
      message = "string -- agreements and commerce errors only", description = "string",
      data = "string[] -- may be empty",
      source = "enum PartnerFD PartnerApiServiceControllers ComplianceController", errorName = "string",
      isRetryable = "boolean", parameters = "object", errorMessageExtended = "string",
    },
  },
  Collection = {
    fields = {
      totalCount = "integer -- may exceed the items shown",
      items = "object[] -- elements named by the operation", links = "ResourceLinks -- may be missing",
      continuationToken = "string -- some collections only", attributes = "ResourceAttributes",
    },
  },
  Contact = {
    fields = {
      firstName = "string", lastName = "string", email = "string", phoneNumber = "string",
      middleName = "string",
    },
    required = { create_customer_agreement = "firstName lastName email" },
  },
  ErrorDetails = { fields = { code = "string", message = "string", attributes = "ResourceAttributes" } },
  FieldFilter = {
    fields = {
      field = "string", value = "string",
      operator = "enum equals not_equals greater_than greater_than_or_equals less_than less_than_or_equals "
        .. "substring and or starts_with not_starts_with",
      leftFilter = "FieldFilter -- compound filters only",
      rightFilter = "FieldFilter -- compound filters only",
    },
  },
  GatewayFault = { fields = { statusCode = "integer", message = "string -- throttling answers" } },
  JsonPatchOperation = {
    fields = { op = "enum replace add", path = "string", value = "string -- any JSON value" },
    required = { patch_referral = "op path" },
  },
  KeyValuePair = { fields = { key = "string", value = "string" } },
  Link = {
    fields = {
      uri = "string -- relative or absolute", method = "string", headers = "KeyValuePair[]",
      body = "object -- declared by clients, not in the table",
    },
  },
  ResourceAttributes = {
    fields = {
      etag = "string -- for If-Match, with its quotes", objectType = "string -- name of the model",
    },
    conditional = { update_customer_billing_profile = "etag", update_self_serve_policy = "etag" },
  },
  ResourceLinks = {
    fields = { self = "Link", next = "Link", previous = "Link", attributes = "ResourceAttributes" },
  },
  ValueList = { fields = { value = "string[]" } },
}
