-- luacheck: no max line length
--- What to do about the refusals people really meet, as data: by service code or token endpoint code, and by
--- bare status. Codes without a line here get their meaning from codes.lua.
local hints = {}

local MFA = "the app+user token carries no MFA claim: sign in again with multi-factor authentication and use the refresh token of that sign-in"
local SIGN_IN = "sign in again with MFA and store the new refresh token"
local AUDIENCE = "ask for a token of the Partner Center audience; check the options audience and cloud"

hints.by_code = {
  -- Partner Center
  ["900420"] = "the token names an audience the service no longer takes, such as the retired directory graph: " .. AUDIENCE,
  ["900421"] = MFA,
  ["MFA required"] = MFA,
  ["900329"] = "this call needs an app+user token: configure refresh_token or device_code instead of an app-only credential",
  ["900308"] = "the signed-in user lacks a role for this call: check its Partner Center role (AdminAgents) and the roles of the GDAP relationship",
  ["900309"] = "a Conditional Access policy blocked the call: allow this app or meet the policy, then sign in again",
  ["900316"] = "license management wants a partner access token, not one of another kind",
  ["20002"] = "this partner has no reseller relationship with the customer: check the customer id, and that the request for a relationship was accepted",
  ["60003"] = "no such customer tenant: check the customer's tenant id and the cloud",
  ["2000"] = "an id or a filter in the request is malformed: customer ids are GUIDs",
  ["2055"] = "the ETag is out of date: read the resource again and repeat the change with its new ETag",
  ["900126"] = "the service does not know one of the names in the request: check the spelling of enumeration values",
  ["900278"] = "another change of this subscription is under way; it may take a day: read the subscription before trying again",
  ["13605"] = "record the customer's acceptance of the Microsoft Customer Agreement first",
  ["800086"] = "the customer lacks the qualification this offer needs: set it and wait until vetting is over",
  ["90000"] = "the identity service refused the service behind the API: check the app's consent and the GDAP relationship with this customer",
  ["Customer tagging denied."] = "the service refused this qualification for the customer: check that the customer's domain qualifies, or ask Microsoft for a review",

  -- Token endpoint, the credential
  ["AADSTS7000215"] = "the client secret is wrong: use the secret's value, not its id, and the secret of this client_id",
  ["AADSTS7000222"] = "the client secret has expired: make a new one in the app registration",
  ["AADSTS7000218"] = "the app is confidential: give client_secret or certificate, or register it as a public client",
  ["AADSTS700016"] = "no such app in this tenant: check client_id and tenant_id, and that an administrator consented to the app",
  ["AADSTS7000229"] = "the app has no service principal in this tenant: an administrator must consent to it first",
  ["AADSTS7000112"] = "the app is disabled in this tenant: an administrator can enable it",
  ["AADSTS700027"] = "the client assertion was refused: check that the certificate is the one registered for client_id; right after a rotation wait a few minutes",
  ["AADSTS700024"] = "the client assertion is outside its life: check this machine's clock",
  ["AADSTS700211"] = "the app trusts no such issuer: check the issuer of its federated credential",
  ["AADSTS700213"] = "the app trusts no such subject: check the subject of its federated credential",
  ["AADSTS9002327"] = "the app is registered as a single-page app: add the platform Web and use its redirect_uri",
  ["invalid_client"] = "the app's credential was refused: check client_id and its secret or certificate, and whether it has expired",
  ["unauthorized_client"] = "the app may not use this grant: check its registration (platform, public client flows)",

  -- Token endpoint, the person or the refresh token
  ["AADSTS70000"] = "the refresh token or code was refused: check that it belongs to this client_id, or " .. SIGN_IN,
  ["AADSTS70008"] = "the refresh token or code has expired or was not used for too long: " .. SIGN_IN,
  ["AADSTS700082"] = "the refresh token was not used for too long and has expired: " .. SIGN_IN,
  ["AADSTS700084"] = "the refresh token was issued to a single-page app and cannot live longer: use the platform Web, then " .. SIGN_IN,
  ["AADSTS70043"] = "the sign-in frequency policy ended this refresh token: " .. SIGN_IN,
  ["AADSTS50173"] = "the refresh token was revoked, for instance by a new password: " .. SIGN_IN,
  ["AADSTS54005"] = "the authorization code was already used: sign in again for a new one",
  ["AADSTS50076"] = "multi-factor authentication is needed: " .. SIGN_IN,
  ["AADSTS50078"] = "the multi-factor authentication has expired: " .. SIGN_IN,
  ["AADSTS50079"] = "the user must enrol in multi-factor authentication first: " .. SIGN_IN,
  ["AADSTS50158"] = "a policy asks for another step at sign-in: " .. SIGN_IN,
  ["AADSTS53000"] = "Conditional Access wants a compliant device: sign in from one, or ask an administrator to exempt this app",
  ["AADSTS53003"] = "Conditional Access blocked the token: ask an administrator which policy applies to this app and user",
  ["AADSTS50034"] = "no such user in this tenant: check tenant_id and the account that signed in",
  ["AADSTS50020"] = "the user is a guest or unknown in this tenant: use an account of the partner tenant, or check the GDAP group",
  ["AADSTS50177"] = "the user is a guest in this tenant: use an account of the partner tenant, or check the GDAP group",
  ["AADSTS50057"] = "the user's account is disabled",
  ["AADSTS50055"] = "the user's password has expired: change it, then " .. SIGN_IN,
  ["AADSTS501481"] = "code_verifier does not belong to this authorization code",
  ["AADSTS50011"] = "redirect_uri is not one of those registered for client_id",
  ["interaction_required"] = "the identity service wants a person: " .. SIGN_IN,
  ["invalid_grant"] = "the refresh token or code was refused: " .. SIGN_IN,

  -- Token endpoint, the place
  ["AADSTS65001"] = "consent is missing: an administrator must grant the app user_impersonation on the Partner Center API",
  ["AADSTS650057"] = "the app does not ask for this API: add user_impersonation on the Partner Center API to its registration, then grant consent",
  ["AADSTS500011"] = "this tenant does not know the audience: check the options audience and cloud",
  ["AADSTS70011"] = "the scope was refused: check the options audience and token_endpoint_version",
  ["AADSTS90002"] = "no such tenant: check tenant_id and that authority belongs to the tenant's cloud",
  ["AADSTS900023"] = "tenant_id is neither a tenant's GUID nor one of its domain names",
  ["AADSTS50194"] = "the app belongs to one tenant: give its GUID as tenant_id instead of common or organizations",
}

hints.by_status = {
  [401] = "the token was refused: " .. AUDIENCE,
  [403] = "this app or user may not do this: check the app's registration in Partner Center, the user's role and the relationship with the customer",
  [404] = "check the ids in the path, the base_url and the cloud",
  [405] = "this address does not take this method; it may have been retired",
  [412] = "the resource changed since it was read: read it again and repeat the change with its new ETag",
  [429] = "too many requests of this partner: wait as told, and lower max_in_flight or set max_requests_per_minute",
  [500] = "a fault of the service: try again later, and give Microsoft the ids of this line if it stays",
  [503] = "the service is not available now: try again later",
}

return hints
