{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
{{#HALFWAY}}
<p class="lead">[[office.factor.required]]</p>
{{/HALFWAY}}
<p>[[office.factor.lead]]</p>
<ol class="steps">
<li>
<p>[[office.factor.app]]</p>
</li>
<li>
<p>[[office.factor.scan]]</p>
<svg class="qr" viewBox="0 0 {{SIZE}} {{SIZE}}" role="img" aria-label="[[office.factor.qr]]"><rect width="{{SIZE}}" height="{{SIZE}}" fill="#ffffff"/><path d="{{PATH}}" fill="#000000"/></svg>
<p>[[office.factor.type]]</p>
<p class="secret">{{KEY}}</p>
</li>
<li>
<p>[[office.factor.prove]]</p>
<form method="post" action="{{BASE}}/admin/second-factor" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="sealed" value="{{SEALED}}">
<input type="hidden" name="next" value="{{NEXT}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[office.factor.submit]]</button>{{#BACK}} <a href="{{BASE}}/admin/me">[[office.factor.back]]</a>{{/BACK}}{{#AGAIN}} <a href="{{BASE}}/admin/login">[[office.code.back]]</a>{{/AGAIN}}</p>
</form>
</li>
</ol>
</div>
