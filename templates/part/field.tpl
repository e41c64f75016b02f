{{%AUTOESCAPE context="HTML"}}
<div class="field{{#BAD}} bad{{/BAD}}{{#CHECK}} check{{/CHECK}}">
{{#CHECK}}
<input type="checkbox" id="{{ID}}" name="{{NAME}}" value="1"{{#CHECKED}} checked{{/CHECKED}}{{#BAD}} aria-invalid="true"{{/BAD}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
{{/CHECK}}
<label for="{{ID}}">{{LABEL}}{{#OPTIONAL}} <span class="optional">[[field.optional]]</span>{{/OPTIONAL}}</label>
{{#INPUT}}
<input type="{{TYPE}}" id="{{ID}}" name="{{NAME}}" value="{{VALUE}}"{{#LIMIT}} maxlength="{{MAX_LENGTH}}"{{/LIMIT}}{{#NUMERIC}} inputmode="numeric"{{/NUMERIC}}{{#COMPLETES}} autocomplete="{{AUTOCOMPLETE}}"{{/COMPLETES}}{{#PLAIN}} autocapitalize="none" spellcheck="false"{{/PLAIN}}{{#REQUIRED}} required{{/REQUIRED}}{{#BAD}} aria-invalid="true"{{/BAD}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
{{/INPUT}}
{{#FILE}}
<input type="file" id="{{ID}}" name="{{NAME}}" accept="image/png,image/jpeg,image/webp,image/svg+xml"{{#BAD}} aria-invalid="true"{{/BAD}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
{{/FILE}}
{{#REVEAL}}
<button type="button" class="quiet reveal" aria-controls="{{ID}}" aria-pressed="false" hidden>[[field.show_password]]</button>
{{/REVEAL}}
{{#TEXTAREA}}
<textarea id="{{ID}}" name="{{NAME}}" rows="4"{{#LIMIT}} maxlength="{{MAX_LENGTH}}"{{/LIMIT}}{{#REQUIRED}} required{{/REQUIRED}}{{#BAD}} aria-invalid="true"{{/BAD}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
{{VALUE:pre_escape}}</textarea>
{{/TEXTAREA}}
{{#SELECT}}
<select id="{{ID}}" name="{{NAME}}"{{#COMPLETES}} autocomplete="{{AUTOCOMPLETE}}"{{/COMPLETES}}{{#REQUIRED}} required{{/REQUIRED}}{{#BAD}} aria-invalid="true"{{/BAD}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
{{#OPTION}}
<option value="{{OPTION_VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{OPTION_TEXT}}</option>
{{/OPTION}}
</select>
{{/SELECT}}
{{#LINKED}}
<p class="hint"><a href="{{LINK}}" target="_blank" rel="noopener">{{LINK_TEXT}}</a></p>
{{/LINKED}}
{{#HINTED}}
<p class="hint" id="{{ID}}-hint">{{HINT}}</p>
{{/HINTED}}
{{#BAD}}
<p class="error" id="{{ID}}-error">{{ERROR}}</p>
{{/BAD}}
</div>
