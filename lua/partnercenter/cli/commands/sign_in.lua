--- The commands `login`, `logout`, `profiles` and `check`.
local context_module = require "partnercenter.cli.context"
local display_width = require "partnercenter.cli.output.display_width"
local exit_status = require "partnercenter.cli.exit_status"
local profiles = require "partnercenter.cli.profiles"
local stop = require "partnercenter.cli.stop"
local terminal = require "partnercenter.cli.terminal"

local WAYS = {
  "device_code", "client_secret", "secret_command", "secret_file", "certificate", "managed_identity",
}

local function way_of(arguments)
  local found
  for _, name in ipairs(WAYS) do
    if arguments[name] then
      if found then return nil end
      found = name
    end
  end
  return found or "device_code"
end

local function check_login(arguments, options)
  local way = way_of(arguments)
  if not way then return "choose one way to sign in" end
  if arguments.client_secret and arguments.client_secret ~= "-" then
    return "a secret never stands on a command line: give --client-secret - and type or pipe it"
  end
  if options.profile then profiles.check_name(options.profile) end
  if way ~= "managed_identity" and not (arguments.tenant and arguments.client_id) then
    return "login needs --tenant and --client-id, or AZURE_TENANT_ID and AZURE_CLIENT_ID"
  end
end

local function from_environment(arguments)
  arguments.tenant = arguments.tenant or os.getenv "AZURE_TENANT_ID"
  arguments.client_id = arguments.client_id or os.getenv "AZURE_CLIENT_ID"
end

local function read_secret()
  local secret
  if terminal.is_terminal(0) then
    secret = terminal.read_secret "Client secret (not shown): "
  else
    secret = io.read("*l")
  end
  if not secret or secret == "" then stop.with(exit_status.usage, "standard input has no secret") end
  return secret
end

-- Writes a secret where only the user can read it.
local function keep_secret(path, secret)
  local ok, why = require("partnercenter.core").replace_file(path, secret)
  if not ok then stop.with(exit_status.failed, "the secret cannot be kept: " .. tostring(why)) end
end

local function profile_of(name, way, arguments)
  local profile = {
    tenant_id = arguments.tenant, client_id = arguments.client_id, cloud = arguments.cloud, sign_in = way,
    read_only = arguments.always_read_only or nil,
  }
  if way == "client_secret" then
    profile.secret_file = profiles.state_folder() .. "/" .. name .. ".secret"
  elseif way == "secret_command" then
    profile.secret_command = arguments.secret_command
  elseif way == "secret_file" then
    profile.secret_file = profiles.absolute(arguments.secret_file)
  elseif way == "certificate" then
    profile.certificate = profiles.absolute(arguments.certificate)
  elseif way == "managed_identity" then
    profile.managed_identity = arguments.client_id and { client_id = arguments.client_id } or true
    profile.client_id, profile.tenant_id = nil, arguments.tenant
  end
  return profile
end

-- The code and address stand on standard error, so that scripts may read the result.
local function show_prompt(context)
  return function(prompt)
    for line in (prompt.message .. "\n"):gmatch("(.-)\n") do
      io.stderr:write(display_width.harmless(line), "\n")
    end
    if not context.options.quiet then
      io.stderr:write(("waiting for the sign-in, for %d minutes at most\n"):format(
        math.ceil((prompt.expires_in or 900) / 60)))
    end
  end
end

local CHECKED = {
  { heading = "TENANT", field = "tenant_id" }, { heading = "APPLICATION", field = "client_id" },
  { heading = "CREDENTIAL", field = "credential" }, { heading = "FROM", field = "credential_source" },
  { heading = "TOKEN", field = "token" }, { heading = "MFA", field = "mfa" },
  { heading = "ROLES", field = "roles" }, { heading = "SCOPES", field = "scopes" },
  { heading = "VALID FOR SECONDS", field = "expires_in" }, { heading = "CLOUD", field = "cloud" },
  { heading = "SERVICE", field = "base_url" },
}

local function login_steps(name, way, arguments)
  local tenant = arguments.tenant and " to tenant " .. arguments.tenant or ""
  return {
    ("sign in%s by %s"):format(tenant, (way:gsub("_", " "))),
    ("keep the sign-in as profile %s in %s"):format(name, profiles.path()),
  }
end

local function login(context, arguments)
  local name = profiles.check_name(context.options.profile or profiles.DEFAULT)
  local way = way_of(arguments)
  if context:only_plans(login_steps(name, way, arguments)) then return end
  terminal.keep_private()
  if not terminal.make_folder(profiles.state_folder()) then
    stop.with(exit_status.failed, profiles.state_folder() .. " cannot be made",
      "set XDG_STATE_HOME to a folder that you may write to")
  end
  local profile = profile_of(name, way, arguments)
  local given = context_module.client_options(name, profile)
  local secret = way == "client_secret" and read_secret() or nil
  if secret then given.client_secret = secret end
  if way == "device_code" then given.device_code = show_prompt(context) end
  local client = stop.unless(require("partnercenter").new(given))
  context.made = client
  local report = stop.unless(client:check())
  if secret then keep_secret(profile.secret_file, secret) end
  profiles.set(name, profile)
  context:note(("signed in to tenant %s; profile %s in %s"):format(report.tenant_id or "?", name,
    profiles.path()))
  if way == "device_code" then
    context:note(("the sign-in is kept in %s, not encrypted, for this user alone"):format(
      profiles.token_path(name)))
  end
  context:record(CHECKED, report)
end

local function logout(context)
  local name = profiles.check_name(context.options.profile or profiles.DEFAULT)
  if profiles.all()[name] and context:only_plans { ("remove profile %s and its sign-in"):format(name) } then
    return
  end
  if not profiles.remove(name) then
    stop.with(exit_status.not_found, ("there is no profile %q"):format(name))
  end
  os.remove(profiles.state_folder() .. "/" .. name .. ".secret")
  context:note(("profile %s and its sign-in are gone"):format(name))
end

local function list(context)
  local all, names, place = profiles.all(), {}, 0
  for name in pairs(all) do
    names[#names + 1] = name
  end
  table.sort(names)
  context:records({
    { heading = "PROFILE", field = "profile" }, { heading = "TENANT", field = "tenant_id" },
    { heading = "APPLICATION", field = "client_id" }, { heading = "SIGN-IN", field = "sign_in" },
    { heading = "READ-ONLY", field = "read_only" },
  }, function()
    place = place + 1
    local name = names[place]
    if not name then return nil end
    local profile = all[name]
    return {
      profile = name, tenant_id = profile.tenant_id, client_id = profile.client_id,
      sign_in = profile.sign_in, read_only = profile.read_only or false,
    }
  end)
end

local function check_live(context, arguments)
  local line = context:progress "operations"
  local count = 0
  local report, err = context:client():check {
    live = true, pause = arguments.pause, progress = function()
      count = count + 1
      line:show(count)
    end,
  }
  line:clear()
  local made = report or err and err.report -- after a failure, the report so far
  if made then
    local path = arguments.file or "partnercenter-live-report.json"
    require("partnercenter.cli.output.whole_file").write(path,
      require("partnercenter.json").encode(made) .. "\n")
    require("partnercenter.cli.output.printer").text(tostring(made))
    context:note("written to " .. path)
  end
  stop.unless(report, err)
end

local function check(context, arguments)
  if arguments.live then return check_live(context, arguments) end
  local name = profiles.chosen(context.options)
  context:note(name and ("profile %s in %s"):format(name, profiles.path()) or "signed in by the environment")
  context:record(CHECKED, stop.unless(context:client():check()))
end

return {
  login = {
    options = {
      { name = "tenant", value = "T", text = "The partner's tenant: a GUID or a domain." },
      { name = "client-id", value = "C", text = "The application's id." },
      { name = "device-code", text = "Sign in as a user in a browser: the way when none is named." },
      { name = "client-secret", value = "-", text = "Sign in by a secret from standard input." },
      { name = "secret-command", value = "COMMAND", text = "Sign in by the secret that a command prints." },
      { name = "secret-file", value = "FILE", text = "Sign in by the secret in a file." },
      { name = "certificate", value = "FILE",
        text = "Sign in by a certificate with its key: PEM or PKCS#12." },
      { name = "managed-identity", text = "Sign in as the Azure machine that runs this." },
      { name = "cloud", value = "CLOUD", choices = { "global", "usgov", "china" },
        text = "global when absent." },
      { name = "always-read-only", text = "Refuse every write with this profile." },
    },
    examples = {
      { "Sign in as a user", "partnercenter login --tenant contoso.com --client-id ID" },
      { "Sign in by a secret from a vault",
        "partnercenter login --tenant contoso.com --client-id ID --secret-command 'vault read SECRET'" },
    },
    check = function(arguments, options)
      from_environment(arguments)
      return check_login(arguments, options)
    end,
    run = login,
  },
  logout = {
    examples = {
      { "Forget the default sign-in", "partnercenter logout" },
      { "Forget another one", "partnercenter logout --profile work" },
    },
    run = logout,
  },
  profiles = {
    examples = {
      { "List the profiles", "partnercenter profiles" }, { "As JSON", "partnercenter profiles -o json" },
    },
    run = list,
  },
  check = {
    options = {
      { name = "live", text = "Make each read operation once, and report how answers differ." },
      { name = "file", value = "FILE", text = "Where the report of --live goes." },
      { name = "pause", value = "SECONDS", number = true, text = "Between two requests of --live: 1." },
    },
    examples = {
      { "Say who is signed in", "partnercenter check" },
      { "As JSON for a script", "partnercenter check -o json" },
    },
    run = check,
  },
}
