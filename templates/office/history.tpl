{{%AUTOESCAPE context="HTML"}}
<section class="more history">
<h2>[[office.history.title]]</h2>
{{#EMPTY}}
<p class="empty">[[office.history.empty]]</p>
{{/EMPTY}}
{{#LINES}}
<table class="list">
<thead>
<tr><th scope="col">[[office.history.at]]</th><th scope="col">[[office.history.actor]]</th><th scope="col">[[office.history.act]]</th></tr>
</thead>
<tbody>
{{#LINE}}
<tr>
<td data-label="[[office.history.at]]"><time datetime="{{DATETIME}}">{{WHEN}}</time></td>
<td data-label="[[office.history.actor]]">{{ACTOR}}</td>
<td data-label="[[office.history.act]]">{{ACT}}{{#DETAILED}}<span class="detail">{{DETAIL}}</span>{{/DETAILED}}{{>CHANGES}}</td>
</tr>
{{/LINE}}
</tbody>
</table>
{{/LINES}}
</section>
