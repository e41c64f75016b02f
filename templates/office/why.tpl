{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/contact/{{CONTACT}}">[[office.grant.back]]</a></p>
{{#ANSWER}}
<section class="panel" role="status">
<h2>{{#YES}}[[office.why.yes]]{{/YES}}{{#NO}}<span class="warn">[[office.why.no]]</span>{{/NO}}</h2>
{{#FOUND}}
<p>{{SENTENCE}}</p>
{{/FOUND}}
{{#ADVISED}}
<h3>[[office.why.next]]</h3>
<p>{{ADVICE}}</p>
{{/ADVISED}}
{{#ACCESS}}
<p><a href="{{BASE}}/admin/access/{{ACCESS_ID}}">[[office.contact.edit]]</a></p>
{{/ACCESS}}
</section>
{{/ANSWER}}
<p class="lead">[[office.why.lead]]</p>
<form class="filter" method="get" action="{{BASE}}/admin/account/{{ID}}/why">
{{>FIELDS}}
<p class="actions"><button>[[office.why.submit]]</button></p>
</form>
