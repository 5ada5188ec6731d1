"""Django's generic classes as the type checker knows them; when they run they take no parameters."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator

if TYPE_CHECKING:
    ModelAdminOf = admin.ModelAdmin[Any]
    InlineOf = admin.StackedInline[Any, Any]
    ModelFormOf = forms.ModelForm[Any]
    InlineFormSetOf = forms.BaseInlineFormSet[Any, Any, Any]
    ModelChoiceFieldOf = forms.ModelChoiceField[Any]
    PaginatorOf = Paginator[Any]
else:
    ModelAdminOf = admin.ModelAdmin
    InlineOf = admin.StackedInline
    ModelFormOf = forms.ModelForm
    InlineFormSetOf = forms.BaseInlineFormSet
    ModelChoiceFieldOf = forms.ModelChoiceField
    PaginatorOf = Paginator
