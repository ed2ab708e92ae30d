--- Names the option or variable and the file in the core's errors about a certificate.
local files = require "partnercenter.options.files"
local origin = require "partnercenter.options.origin"

local certificate_error = {}

--- Completes a message of the core, which has the form "option: problem".
---@param message string
---@param config table
---@return string
function certificate_error.explain(message, config)
  local option, problem = message:match("^(%l[%l_]*): (.*)$")
  if not option or not config[option] then return message end
  local is_password = option == "private_key_password"
  local source = is_password and (config.private_key or config.certificate) or config[option]
  local path = not source:find("-----BEGIN", 1, true) and files.quoted(source)
  if path and is_password then
    problem = problem .. " in " .. path
  elseif path then
    problem = problem:gsub("^it ", function() return "file " .. path .. " " end)
      :gsub("^its ", function() return "file " .. path .. ": its " end)
      :gsub("^the PKCS#12 file", function() return "file " .. path end)
  end
  if config.credential_source == "environment" then
    problem = problem:gsub("give private_key_password", "set AZURE_CLIENT_CERTIFICATE_PASSWORD")
      :gsub("give private_key$", "put it into the same file")
  end
  return ("%s: %s"):format(origin.name(config, option), problem)
end

return certificate_error
