{{%AUTOESCAPE context="HTML"}}
<div class="overview">
<section class="panel">
<h2>[[office.overview.waiting]]</h2>
{{#NOBODY}}
<p class="empty">[[office.overview.nobody]]</p>
{{/NOBODY}}
{{#SOMEBODY}}
<p>{{WAITING_TEXT}}</p>
{{>AGES}}
<table class="list">
<thead>
<tr><th scope="col">[[office.overview.website]]</th><th scope="col" class="figure">[[office.overview.number]]</th><th scope="col">[[office.overview.oldest]]</th></tr>
</thead>
<tbody>
{{#WEBSITE}}
<tr>
<th scope="row"><a href="{{BASE}}/admin/registrations?stage=waiting&amp;website={{ID}}">{{NAME}}</a></th>
<td data-label="[[office.overview.number]]" class="figure">{{NUMBER}}</td>
<td data-label="[[office.overview.oldest]]"><time datetime="{{OLDEST_AT}}">{{OLDEST}}</time></td>
</tr>
{{/WEBSITE}}
</tbody>
</table>
{{/SOMEBODY}}
</section>
<section class="panel">
<h2>[[office.overview.decisions]]</h2>
{{>DECISIONS}}
</section>
{{#ALL}}
<section class="panel">
<h2>[[office.overview.sign_ins]]</h2>
{{>SIGN_INS}}
</section>
<section class="panel">
<h2>[[office.overview.mail]]</h2>
{{#TROUBLE}}
<p class="warn"><a href="{{BASE}}/admin/mails?delivery=dead">{{TROUBLE_TEXT}}</a></p>
{{/TROUBLE}}
{{>MAIL}}
</section>
<section class="panel wide">
<h2>[[office.overview.gate]]</h2>
{{#CHECKED}}
<table class="list">
<thead>
<tr><th scope="col">[[office.overview.page]]</th><th scope="col">[[office.overview.checked]]</th><th scope="col">[[office.overview.found]]</th></tr>
</thead>
<tbody>
{{#CHECK}}
<tr>
<th scope="row">{{URL}}</th>
<td data-label="[[office.overview.checked]]"><time datetime="{{AT}}">{{WHEN}}</time></td>
<td data-label="[[office.overview.found]]"{{#OPEN}} class="warn"{{/OPEN}}>{{FOUND}}</td>
</tr>
{{/CHECK}}
</tbody>
</table>
{{/CHECKED}}
{{>GATE}}
</section>
{{/ALL}}
</div>
