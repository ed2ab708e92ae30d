--- Hints for refusals by the token endpoint, by AADSTS number and OAuth error. A row is a hint, with `kind`
--- and `retryable` if the refusal is no `auth` error. Source: Microsoft's reference of Entra error codes.
-- luacheck: no max line length
local sign_in = {}

local SIGN_IN = "sign in again with MFA and store the new refresh token"
local BUSY = { "the identity service is busy: try again in a few minutes", kind = "service", retryable = true }
local LOOP = "too many token requests: wait some minutes, and let the clients share one token_store"
local POLICY = "a Conditional Access policy blocked the sign-in: ask an administrator to let this app and user through"
local GUEST = "this tenant does not know the user as a member: sign in with an account of the partner tenant, or check the GDAP group"
local NO_USER = "no such user in this tenant: check tenant_id and the account that signed in"
local PASSWORD = "the user's password is wrong or has expired: let the user set a new one, then " .. SIGN_IN
local CONSENT = "consent is missing: let an administrator grant the app user_impersonation on the Partner Center API"
local PERMISSION = "the app does not request this API: add user_impersonation on the Partner Center API to its registration, then grant consent"
local SCOPE = "the scope was refused: check the options audience and token_endpoint_version"
local RESOURCE = "this tenant does not know the audience: check the options audience and cloud"
local TENANT = "no such tenant: check tenant_id, cloud and authority"
local TENANT_FORM = "the request does not identify the tenant: give its GUID or a verified domain as tenant_id"
local ONE_TENANT = "give the tenant's GUID as tenant_id instead of common or organizations"
local CLOUD = "the tenant belongs to another cloud: correct the option cloud, or PARTNERCENTER_CLOUD"
local NO_APP = "no such app in this tenant: check client_id and tenant_id, and that an administrator consented to the app"
local DISABLED = "the app is disabled in this tenant: let an administrator enable it"
local SECRET = "the client secret is wrong: use the secret's value, not its id, and the secret of this client_id"
local CERTIFICATE = "the client assertion was refused: use a certificate that is registered for client_id; after a rotation wait a few minutes"
local ASSERTION = "the client assertion does not fit: check client_id, tenant_id and authority"
local CLOCK = "the client assertion is not valid now: set this machine's clock"
local GRANT = "the refresh token or code was refused: use one that was issued to this client_id, or " .. SIGN_IN
local EXPIRED = "the refresh token has expired: " .. SIGN_IN
local EXPIRED_GRANT = "the refresh token or authorization code has expired: " .. SIGN_IN
local REVOKED = "the refresh token was revoked, as by a new password: " .. SIGN_IN
local MFA = "multi-factor authentication is required: " .. SIGN_IN
local ENROL = "the user has no second factor yet: let the user register one, then " .. SIGN_IN
local REDIRECT = "redirect_uri is not registered for client_id: give one of the registered addresses exactly"
local CODE = "the authorization code was already used or has expired: sign in again for a new one"
local VERIFIER = "code_verifier does not belong to this authorization code: give the one of the same sign-in"
local DEVICE = "the device code is no longer valid: start the sign-in again and enter the new code in time"
local MALFORMED = "the token request is malformed: check tenant_id, client_id and the credential for quotes, blanks and placeholders"
local FEDERATION = "the organization's own identity provider failed: ask its administrator"

sign_in.by_code = {
  -- The app and its proof
  ["7000215"] = SECRET,
  ["7000222"] = "the client secret has expired: make a new one in the app registration",
  ["7000218"] = "the app is confidential: give client_secret or certificate, or allow public client flows in its registration",
  ["700025"] = "the app is a public client: leave client_secret and certificate out, or turn public client flows off in its registration",
  ["7000216"] = "the app's proof is missing: give client_secret, certificate or client_assertion",
  ["50192"] = "the app's proof is missing: give client_secret, certificate or client_assertion",
  ["700016"] = NO_APP, ["700011"] = NO_APP, ["7000229"] = "the app has no service principal in this tenant: let an administrator consent to it",
  ["70001"] = NO_APP, ["7000112"] = DISABLED, ["1000031"] = DISABLED,
  ["700027"] = CERTIFICATE, ["50012"] = CERTIFICATE, ["50017"] = CERTIFICATE, ["700030"] = CERTIFICATE,
  ["50003"] = CERTIFICATE,
  ["700021"] = ASSERTION, ["700023"] = ASSERTION, ["50027"] = ASSERTION, ["50013"] = ASSERTION, ["50048"] = ASSERTION,
  ["900384"] = ASSERTION,
  ["700024"] = CLOCK, ["500133"] = CLOCK,
  ["700211"] = "the app trusts no such issuer: correct the issuer of its federated credential",
  ["700212"] = "the app trusts no such audience: correct the audience of its federated credential",
  ["700213"] = "the app trusts no such subject: correct the subject of its federated credential",
  ["700229"] = "federated_token_file holds a user's token: put an app's own token there",
  ["70021"] = "no federated credential of the app fits: correct the issuer, subject and audience of its federated credential",
  ["9002327"] = "the app is registered as a single-page app: add the platform Web and use its redirect_uri",
  ["9002326"] = "the app is registered as a single-page app: add the platform Web and use its redirect_uri",
  ["70003"] = "the app may not use this grant: choose another credential, or check token_endpoint_version",
  ["700051"] = "the app may not use this response type: use a code (the platform Web)",
  ["7000114"] = "the app may not act on behalf of a user: use its own sign-in",
  ["90036"] = { "the identity service failed: send Microsoft the correlation id", kind = "service" },
  ["50000"] = { "the identity service failed: send Microsoft the correlation id", kind = "service" },

  -- The refresh token or the code
  ["70000"] = GRANT, ["70008"] = EXPIRED_GRANT, ["700081"] = EXPIRED, ["700082"] = EXPIRED, ["50089"] = EXPIRED,
  ["700084"] = "the refresh token was issued to a single-page app and cannot be renewed: use the platform Web, then " .. SIGN_IN,
  ["70043"] = "the sign-in frequency policy ended this refresh token: " .. SIGN_IN,
  ["50173"] = REVOKED, ["50132"] = REVOKED, ["50133"] = REVOKED, ["500132"] = REVOKED, ["50085"] = REVOKED, ["50139"] = REVOKED,
  ["54005"] = CODE, ["70007"] = "this response mode does not work here: use query or form_post",
  ["700005"] = "the authorization code belongs to another tenant: redeem it with the tenant_id it was asked with",
  ["501481"] = VERIFIER, ["50148"] = VERIFIER, ["50147"] = VERIFIER, ["501491"] = VERIFIER,
  ["50011"] = REDIRECT, ["500112"] = REDIRECT, ["70004"] = REDIRECT, ["900971"] = REDIRECT, ["500113"] = REDIRECT,

  -- The user
  ["50076"] = MFA, ["50074"] = MFA, ["50078"] = "the multi-factor authentication has expired: " .. SIGN_IN,
  ["50079"] = ENROL, ["50072"] = ENROL, ["53004"] = ENROL, ["53010"] = ENROL,
  ["500121"] = "the second factor failed or was declined: " .. SIGN_IN,
  ["50158"] = "a policy requires another step at sign-in: " .. SIGN_IN,
  ["50161"] = "a policy requires another step at sign-in: " .. SIGN_IN,
  ["53000"] = "Conditional Access wants a compliant device: sign in on one, or let an administrator exempt this app",
  ["53001"] = "Conditional Access wants a device of the domain: sign in on one, or let an administrator exempt this app",
  ["53002"] = "Conditional Access does not approve this app: let an administrator exempt it",
  ["53003"] = POLICY, ["50131"] = POLICY, ["50005"] = POLICY, ["530032"] = POLICY, ["530035"] = POLICY, ["53011"] = POLICY,
  ["530034"] = POLICY, ["50097"] = "Conditional Access wants a known device: sign in on one, or let an administrator exempt this app",
  ["50129"] = "Conditional Access wants a known device: sign in on one, or let an administrator exempt this app",
  ["50034"] = NO_USER, ["51004"] = NO_USER, ["50014"] = NO_USER, ["50197"] = NO_USER, ["500341"] = NO_USER,
  ["50020"] = GUEST, ["50177"] = GUEST, ["50178"] = GUEST, ["90072"] = GUEST, ["16000"] = GUEST, ["16003"] = GUEST, ["500571"] = GUEST,
  ["50057"] = "the user's account is disabled: let an administrator enable it, or sign in with another",
  ["50053"] = "the user's account is locked or its address is blocked: wait, or let an administrator unblock it",
  ["50055"] = PASSWORD, ["50144"] = PASSWORD, ["50126"] = PASSWORD, ["50056"] = PASSWORD, ["50064"] = PASSWORD, ["50135"] = PASSWORD,
  ["50105"] = "the user is not assigned to the app: let an administrator assign the user",
  ["50058"] = "nobody is signed in: " .. SIGN_IN, ["700020"] = "a person must sign in: " .. SIGN_IN,
  ["500021"] = "this network's tenant restrictions do not let the tenant through: ask the network's administrator",
  ["500022"] = "this network's tenant restrictions do not let the tenant through: ask the network's administrator",
  ["50002"] = "this network's tenant restrictions do not let the tenant through: ask the network's administrator",
  ["500212"] = "a cross-tenant access policy keeps the user out: ask the administrators of both tenants",
  ["500213"] = "a cross-tenant access policy keeps the user out: ask the administrators of both tenants",
  ["500208"] = "a personal account cannot sign in here: use a work account of the partner tenant",
  ["50107"] = FEDERATION, ["20001"] = FEDERATION, ["20012"] = FEDERATION, ["40008"] = FEDERATION, ["40009"] = FEDERATION,
  ["80001"] = FEDERATION, ["80002"] = FEDERATION, ["80007"] = FEDERATION,

  -- Consent
  ["65001"] = CONSENT, ["90094"] = CONSENT, ["90008"] = CONSENT, ["9002341"] = CONSENT, ["90095"] = CONSENT,
  ["65004"] = "the user declined: start the sign-in again and accept the permissions",
  ["65002"] = "client_id is an app of Microsoft's own: register an app and use its client_id",
  ["650051"] = "the app's consent is being made or is broken: let an administrator remove its enterprise application and consent again",
  ["650052"] = "the tenant has no Partner Center API: let an administrator add its service principal",
  ["65005"] = PERMISSION, ["650056"] = PERMISSION, ["650057"] = PERMISSION, ["650054"] = PERMISSION,
  ["90099"] = "the app may not act in the customer's tenant: create a consent with customer:application_consents():create()",
  ["90093"] = "the signed-in user may not consent: let an administrator do it",

  -- Audience and scope
  ["500011"] = RESOURCE, ["50001"] = RESOURCE, ["90009"] = RESOURCE,
  ["70011"] = SCOPE, ["650053"] = SCOPE, ["28002"] = SCOPE, ["28003"] = SCOPE, ["700022"] = SCOPE, ["1002012"] = SCOPE, ["9010010"] = SCOPE,
  ["901002"] = "this endpoint needs a scope: set token_endpoint_version to v2",
  ["500014"] = "the API is disabled in this tenant: let an administrator enable its service principal",

  -- Tenant and cloud
  ["90002"] = TENANT, ["50049"] = TENANT, ["50059"] = TENANT_FORM, ["50128"] = TENANT_FORM, ["90019"] = TENANT_FORM,
  ["900023"] = TENANT_FORM, ["50029"] = TENANT_FORM,
  ["50194"] = ONE_TENANT, ["9001023"] = ONE_TENANT, ["90124"] = ONE_TENANT, ["90130"] = ONE_TENANT, ["9002332"] = ONE_TENANT,
  ["90038"] = CLOUD, ["90051"] = CLOUD, ["90043"] = CLOUD, ["900382"] = CLOUD, ["900432"] = CLOUD, ["1000104"] = CLOUD,

  -- The device code
  ["70016"] = "nobody has signed in yet: enter the code on the page that was shown",
  ["70018"] = DEVICE, ["70019"] = DEVICE, ["70020"] = DEVICE, ["90119"] = DEVICE, ["90120"] = DEVICE, ["50134"] = DEVICE,

  -- The request
  ["90013"] = MALFORMED, ["90014"] = MALFORMED, ["900144"] = MALFORMED, ["9002313"] = MALFORMED, ["90023"] = MALFORMED,
  ["90100"] = MALFORMED, ["90004"] = MALFORMED, ["90011"] = MALFORMED, ["9000411"] = MALFORMED, ["90102"] = REDIRECT,
  ["900561"] = "the token request arrived altered: check authority and any proxy before it",
  ["90056"] = "the token request arrived altered: check authority and any proxy before it",

  -- Transient
  ["90033"] = BUSY, ["90006"] = BUSY, ["90012"] = BUSY, ["90024"] = BUSY, ["90090"] = BUSY, ["90091"] = BUSY, ["50033"] = BUSY,
  ["50087"] = BUSY, ["40010"] = BUSY, ["70012"] = BUSY, ["80005"] = BUSY,
  ["50196"] = { LOOP, kind = "throttled", retryable = true },
  ["90055"] = { LOOP, kind = "throttled", retryable = true },
  ["50088"] = { "too many sign-ins by telephone: wait some minutes", kind = "throttled", retryable = true },
  ["50166"] = { "too many sign-ins with the organization's identity provider: wait some minutes", kind = "throttled", retryable = true },
}

sign_in.by_refusal = {
  invalid_client = "the app's credential was refused: check client_id and its secret or certificate, and whether it has expired",
  unauthorized_client = "the app may not use this grant: check its registration (platform, public client flows)",
  invalid_grant = "the refresh token or code was refused: " .. SIGN_IN,
  interaction_required = "a person must sign in: " .. SIGN_IN,
  login_required = "a person must sign in: " .. SIGN_IN,
  consent_required = CONSENT, access_denied = "the sign-in was declined: start it again and accept the permissions",
  authorization_declined = "the sign-in was declined: start it again and accept the permissions",
  expired_token = DEVICE, bad_verification_code = DEVICE, invalid_request = MALFORMED, invalid_scope = SCOPE,
  invalid_resource = RESOURCE, invalid_target = RESOURCE,
  unsupported_grant_type = "the endpoint does not support this grant: choose another credential, or check authority",
  temporarily_unavailable = BUSY, server_error = BUSY,
  slow_down = { LOOP, kind = "throttled", retryable = true },
}

return sign_in
