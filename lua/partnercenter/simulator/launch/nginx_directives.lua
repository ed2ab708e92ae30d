--- Renders the directives that depend on the nginx of this machine.
local nginx_directives = {}

--- Quotes a text as one word of nginx.conf.
---@param text string
---@return string
function nginx_directives.quote(text) return '"' .. text:gsub('[\\"]', "\\%0") .. '"' end

--- Places of temporary files in nginx's own folder. nginx creates these folders at its start; the default
--- places are writable for root only.
---@param found table from requirements.find
---@return string
function nginx_directives.temp_paths(found)
  local lines = {}
  for _, name in ipairs { "proxy", "fastcgi", "uwsgi", "scgi" } do
    if not found.nginx.about:find("--without%-http_" .. name .. "_module") then
      lines[#lines + 1] = ("%s_temp_path %s_temp;"):format(name, name)
    end
  end
  return table.concat(lines, "\n  ")
end

--- Loads the modules that nginx does not have built in.
---@param found table from requirements.find
---@return string
function nginx_directives.modules(found)
  local lines = {}
  for index, path in ipairs(found.nginx.modules) do
    lines[index] = ("load_module %s;"):format(nginx_directives.quote(path))
  end
  if found.root then lines[#lines + 1] = ("user %s;"):format(found.root) end
  return table.concat(lines, "\n")
end

return nginx_directives
