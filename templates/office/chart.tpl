{{%AUTOESCAPE context="HTML"}}
{{#EMPTY}}
<p class="empty">{{EMPTY_TEXT}}</p>
{{/EMPTY}}
{{#FIGURE}}
<figure class="chart">
<ul class="keys">
{{#SERIES}}
<li><span class="key tone-{{TONE}}"></span> {{NAME}} <strong>{{SUM}}</strong></li>
{{/SERIES}}
</ul>
<div class="plot">
<span class="top" aria-hidden="true">{{TOP}}</span>
<svg viewBox="0 0 {{WIDTH}} 1000" preserveAspectRatio="none" role="img" aria-label="{{SUMMARY}}">
{{#BAR}}
<rect class="tone-{{BAR_TONE}}" x="{{X}}" y="{{Y}}" width="100" height="{{HEIGHT}}"><title>{{TIP}}</title></rect>
{{/BAR}}
</svg>
<p class="ends{{#EACH}} each{{/EACH}}" aria-hidden="true">{{#END}}<span>{{END_LABEL}}</span> {{/END}}</p>
</div>
<details>
<summary>[[office.overview.numbers]]</summary>
<table class="list figures">
<thead><tr><th scope="col">{{TIME}}</th>{{#HEAD}}<th scope="col" class="figure">{{HEAD_NAME}}</th>{{/HEAD}}</tr></thead>
<tbody>
{{#ROW}}
<tr><th scope="row">{{LABEL}}</th>{{#CELL}}<td class="figure">{{VALUE}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</details>
</figure>
{{/FIGURE}}
