-- Requests for wrk. The optional argument is a file with one request a line, taken in turn: a value
-- of Cookie, and after a tab the body of a form that is posted. The figures come as one line of JSON.
local requests, at = {}, 0

function init(arguments)
  if not arguments[1] then
    requests[1] = wrk.format()
    return
  end
  for line in io.lines(arguments[1]) do
    local cookie, body = line:match("^([^\t]*)\t?(.*)$")
    local headers = {["Cookie"] = cookie}
    if body ~= "" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    requests[#requests + 1] = wrk.format(body ~= "" and "POST" or "GET", nil, headers, body ~= "" and body or nil)
  end
  at = math.random(#requests)
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('\n{"requests":%d,"seconds":%f,"bytes":%d,"bad":%d,"p50":%f,"p99":%f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
