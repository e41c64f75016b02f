{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/websites">[[office.website.back]]</a></p>
{{>TABS}}
<p class="lead">[[office.branding.lead]]</p>
<div class="halves">
<div>
{{#LOOK}}
<section class="panel">
<h2>[[office.branding.look]]</h2>
<form method="post" action="{{LOOK_ACTION}}" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{>FIELDS}}
<p class="actions"><button class="primary" name="act" value="save">[[office.branding.save]]</button> <button name="act" value="try">[[office.branding.try]]</button></p>
</form>
</section>
{{/LOOK}}
{{#LOGO}}
<section class="panel">
<h2>[[office.branding.logo]]</h2>
<p>[[office.branding.logo_lead]]</p>
<form method="post" action="{{LOGO_ACTION}}" enctype="multipart/form-data" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[office.branding.logo_save]]</button></p>
</form>
{{#REMOVE}}
<form method="post" action="{{REMOVE_ACTION}}"><input type="hidden" name="csrf" value="{{REMOVE_CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="quiet">[[office.branding.logo_remove]]</button></form>
{{/REMOVE}}
</section>
{{/LOGO}}
</div>
<section class="panel">
<h2>[[office.branding.preview]]</h2>
{{#UNSAVED}}
<p role="status">[[office.branding.unsaved]]</p>
{{/UNSAVED}}
{{#SAMPLE}}
<h3>{{GROUND}}</h3>
{{#MOVED}}
<p>{{SHOWN_INSTEAD}}</p>
{{/MOVED}}
<div class="front {{KIND}}" aria-hidden="true">
<p class="site">{{#IMAGE}}<img class="logo" src="{{IMAGE_ADDRESS}}" alt=""> {{/IMAGE}}<span>{{WEBSITE_NAME}}</span></p>
<div class="door">
<p class="greeting">[[login.title]]</p>
<p>[[field.email]]<span class="box"></span></p>
<p class="actions"><span class="button">[[login.submit]]</span> <span class="link">[[login.forgot]]</span></p>
</div>
<p class="foot">{{#LINK}}<span>{{LINK_NAME}}</span> {{/LINK}}</p>
</div>
{{/SAMPLE}}
</section>
</div>
