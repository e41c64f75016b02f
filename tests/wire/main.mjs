// The real executables, from outside: as plain CGI by environment, as FastCGI behind lighttpd and nginx.
import "./binary.mjs";
import "./cgi.mjs";
import "./lighttpd.mjs";
import "./snippet.mjs";
import "./handover.mjs";
import "./lifecycle.mjs";
