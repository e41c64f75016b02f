{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[frame.language]]">
<head>
<meta charset="utf-8">
<title>{{#ERROR_TITLE}}[[frame.error_title]] {{/ERROR_TITLE}}{{#WAITING_TITLE}}({{WAITING}}) {{/WAITING_TITLE}}{{TITLE}} – {{SITE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="/pforte/img/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/pforte/css/pforte.css">
{{#OFFICE_STYLE}}
<link rel="stylesheet" href="/pforte/css/office.css">
{{/OFFICE_STYLE}}
{{#BRAND}}
<link rel="stylesheet" href="{{STYLE}}">
{{/BRAND}}
{{#SCRIPT}}
<script src="/pforte/js/pforte.js" defer></script>
{{/SCRIPT}}
</head>
<body class="{{KIND}}">
<a class="skip" href="#main">[[frame.skip]]</a>
<header class="top">
<div class="inner">
<a class="site" href="{{HOME}}">{{#LOGO}}<img class="logo" src="{{LOGO_ADDRESS}}" alt="{{LOGO_TEXT}}"> {{/LOGO}}<span>{{SITE}}</span></a>
{{#OFFICE_NAV}}
<nav class="rooms" aria-label="[[frame.rooms]]">
<ul>
<li><a href="{{BASE}}/admin/registrations"{{#AT_REGISTRATION}} aria-current="page"{{/AT_REGISTRATION}}>[[frame.registrations]]{{#COUNT}} <span class="count">{{WAITING}}</span>{{/COUNT}}</a></li>
<li><a href="{{BASE}}/admin/contacts"{{#AT_CONTACT}} aria-current="page"{{/AT_CONTACT}}>[[frame.contacts]]</a></li>
<li><a href="{{BASE}}/admin/websites"{{#AT_WEBSITE}} aria-current="page"{{/AT_WEBSITE}}>[[frame.websites]]</a></li>
<li><a href="{{BASE}}/admin/overview"{{#AT_OVERVIEW}} aria-current="page"{{/AT_OVERVIEW}}>[[office.overview.title]]</a></li>
{{#ADMINISTRATOR}}
<li><a href="{{BASE}}/admin/mails"{{#AT_MAIL}} aria-current="page"{{/AT_MAIL}}>[[frame.mail]]{{#TROUBLE}} <span class="count trouble">{{MAIL_TROUBLE}} [[frame.mail_trouble]]</span>{{/TROUBLE}}</a></li>
<li><a href="{{BASE}}/admin/audit"{{#AT_AUDIT}} aria-current="page"{{/AT_AUDIT}}>[[frame.audit]]</a></li>
<li><a href="{{BASE}}/admin/staff"{{#AT_STAFF}} aria-current="page"{{/AT_STAFF}}>[[office.staff.title]]</a></li>
{{/ADMINISTRATOR}}
</ul>
</nav>
{{/OFFICE_NAV}}
<nav class="languages" aria-label="[[frame.languages]]">
<a href="{{LANGUAGE}}de" hreflang="de" lang="de" title="[[frame.german]]"{{#GERMAN}} aria-current="true"{{/GERMAN}}>DE</a>
<a href="{{LANGUAGE}}en" hreflang="en" lang="en" title="[[frame.english]]"{{#ENGLISH}} aria-current="true"{{/ENGLISH}}>EN</a>
</nav>
{{#SIGNED_IN}}
<form class="who" method="post" action="{{SIGN_OUT}}">
<input type="hidden" name="csrf" value="{{SIGN_OUT_CSRF}}">
{{#OWN_NAME}}
<span class="name">{{SIGNED_IN_AS}}</span>
{{/OWN_NAME}}
{{#OWN_PAGE}}
<a class="name" href="{{BASE}}/admin/me" title="[[office.me.title]]">{{SIGNED_IN_AS}}</a>
{{/OWN_PAGE}}
<button class="quiet">[[frame.sign_out]]</button>
</form>
{{/SIGNED_IN}}
</div>
</header>
<main id="main" tabindex="-1">
{{#READS_ONLY}}
<p class="looking">[[frame.reads_only]]</p>
{{/READS_ONLY}}
{{#NOTICE_LINE}}
<div class="notice">
<p role="status">{{NOTICE}}</p>
{{#UNDO_FORM}}
<form method="post" action="{{UNDO}}"><input type="hidden" name="csrf" value="{{UNDO_CSRF}}"><button class="quiet">[[frame.undo]]</button></form>
{{/UNDO_FORM}}
</div>
{{/NOTICE_LINE}}
<h1>{{TITLE}}</h1>
{{>BODY}}
</main>
{{#FOOTER}}
<footer class="bottom">
<div class="inner">
{{#CONTACT_LINE}}
<p>[[frame.questions]] {{CONTACT}}</p>
{{/CONTACT_LINE}}
{{#LEGAL}}
<ul>
{{#IMPRINT_LINK}}
<li><a href="{{IMPRINT}}">[[frame.imprint]]</a></li>
{{/IMPRINT_LINK}}
{{#PRIVACY_LINK}}
<li><a href="{{PRIVACY}}">[[frame.privacy]]</a></li>
{{/PRIVACY_LINK}}
{{#MORE_LINK}}
<li><a href="{{MORE_ADDRESS}}">{{MORE_NAME}}</a></li>
{{/MORE_LINK}}
</ul>
{{/LEGAL}}
</div>
</footer>
{{/FOOTER}}
</body>
</html>
