// The real executables, from outside: as plain CGI by environment, as FastCGI behind lighttpd and nginx.
import "./binary.mjs";
import "./cgi.mjs";
import "./gate_check.mjs";
import "./handover.mjs";
import "./identity.mjs";
import "./import.mjs";
import "./lighttpd.mjs";
import "./mail.mjs";
import "./marker.mjs";
import "./rights.mjs";
import "./snippet.mjs";
import "./staff.mjs";
import "./streaming.mjs";
import "./sync.mjs";
import "./website_form.mjs";
import "./lifecycle.mjs";
