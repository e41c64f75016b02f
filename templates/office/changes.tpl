{{%AUTOESCAPE context="HTML"}}
<ul class="changes">
{{#CHANGE}}
<li>{{FIELD}}: {{#WAS}}<span class="unseen">[[office.audit.was]]</span> <del>{{OLD:pre_escape}}</del> {{/WAS}}<span class="unseen">[[office.audit.became]]</span> <ins>{{#BECAME}}{{NEW:pre_escape}}{{/BECAME}}{{#GONE}}[[office.audit.nothing]]{{/GONE}}</ins></li>
{{/CHANGE}}
</ul>
