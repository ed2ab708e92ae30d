" Lets :checkhealth find the checks of a library outside the runtimepath, or say that there is none.
function! health#partnercenter#check() abort
  lua require("partnercenter_app.health").check()
endfunction
