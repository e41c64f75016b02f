{{%AUTOESCAPE context="HTML"}}
<ul class="changes">
{{#CHANGE}}
<li>{{FIELD}}: {{#WAS}}<span class="unseen">[[office.audit.was]]</span> <del>{{OLD}}</del> {{/WAS}}<span class="unseen">[[office.audit.became]]</span> <ins>{{#BECAME}}{{NEW}}{{/BECAME}}{{#GONE}}[[office.audit.nothing]]{{/GONE}}</ins></li>
{{/CHANGE}}
</ul>
